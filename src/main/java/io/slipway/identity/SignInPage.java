package io.slipway.identity;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page on which people sign in. */
@Controller
class SignInPage {

    @GetMapping("/login")
    String form(
            @RequestParam(required = false) @Nullable String refused,
            @RequestParam(required = false) @Nullable String signedOut,
            Model model) {
        model.addAttribute("refused", refused != null);
        model.addAttribute("signedOut", signedOut != null);
        return "login";
    }
}
