package io.slipway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OwnNonceTest {

    /** What Camunda answers when another page is asked for between its header and its body. */
    private static final FilterChain OVERTAKEN = (request, response) -> {
        ((HttpServletResponse) response).setHeader("Content-Security-Policy", "script-src 'nonce-mine' 'self'");
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write("<script nonce=\"other\"></script><p>é</p><script nonce=\"other\"></script>");
    };

    @Test
    void thePageBearsTheNonceOfItsOwnHeader() throws Exception {
        var response = answer("/camunda/app/tasklist/default/");

        assertThat(response.getContentAsString())
                .isEqualTo("<script nonce=\"mine\"></script><p>é</p><script nonce=\"mine\"></script>");
        assertThat(response.getHeader("Content-Security-Policy")).contains("nonce-mine");
    }

    @Test
    void whatIsNoPageStaysAsItIs() throws Exception {
        assertThat(answer("/camunda/app/tasklist/scripts/config.js").getContentAsString())
                .contains("nonce=\"other\"");
    }

    private static MockHttpServletResponse answer(String path) throws Exception {
        var response = new MockHttpServletResponse();
        new OwnNonce().doFilter(new MockHttpServletRequest("GET", path), response, OVERTAKEN);
        return response;
    }
}
