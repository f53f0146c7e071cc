package io.slipway.identity;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The page on which people sign in. */
@Controller
class SignInPage {

    @GetMapping("/login")
    String form() {
        return "login";
    }
}
