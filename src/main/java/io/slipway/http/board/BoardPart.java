package io.slipway.http.board;

import org.springframework.ui.Model;

/** One part of the release board, which fills what its part of the page shows. */
interface BoardPart {

    void show(Board board, Model model);
}
