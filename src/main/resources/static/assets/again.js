// What follows a decision is there a moment later; the page is asked for again until it is.
setTimeout(() => location.reload(), 1500);
