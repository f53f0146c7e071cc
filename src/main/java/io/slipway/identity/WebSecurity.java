package io.slipway.identity;

import static org.springframework.security.config.Customizer.withDefaults;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** One sign-in for everything; nothing is open but what stands here. */
@Configuration
class WebSecurity {

    private static final String OUR_PAGES = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String DOCUMENTS = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String SIGN_IN = "/login";

    private final IdentityService engine;
    private final Accounts accounts;
    private final boolean tls;

    WebSecurity(IdentityService engine, Accounts accounts, @Value("${slipway.url}") String url) {
        this.engine = engine;
        this.accounts = accounts;
        this.tls = url.startsWith("https:");
    }

    @Bean
    AuthenticationManager authenticationManager(SignIn signIn) {
        return new ProviderManager(signIn);
    }

    /** The page on which anybody could make themselves the first administrator does not exist here. */
    @Bean
    @Order(1)
    SecurityFilterChain closedSetup(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/camunda/api/admin/setup/**"))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().denyAll())
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND))
                                .accessDeniedHandler((request, response, denied) -> response.setStatus(404)))
                .build();
    }

    /** Systems that cannot sign in prove themselves by a signature or a token, which the hook itself looks at. */
    @Bean
    @Order(1)
    SecurityFilterChain hooks(HttpSecurity http) throws Exception {
        return common(http)
                .securityMatcher(post("/api/hooks/service-desk"))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    /** Calendars cannot sign in: the address itself is the secret, and what is behind it looks at nothing else. */
    @Bean
    @Order(1)
    SecurityFilterChain calendarFeeds(HttpSecurity http) throws Exception {
        return common(http)
                .securityMatcher(path("/calendar/feed/{file}"))
                .csrf(csrf -> csrf.disable())
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.GET)
                        .permitAll()
                        .requestMatchers(HttpMethod.HEAD)
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND))
                                .accessDeniedHandler((request, response, denied) -> response.setStatus(404)))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain ourApi(HttpSecurity http) throws Exception {
        return programs(http.securityMatcher(path("/api/**")), true).build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain engineRest(HttpSecurity http, EngineGuard gate) throws Exception {
        gate.guard(programs(http.securityMatcher(path("/engine-rest/**")), false));
        return http.build();
    }

    /** Programs sign in with every request; the pages' scripts use the session and then need the CSRF token. */
    private HttpSecurity programs(HttpSecurity http, boolean ours) throws Exception {
        var challenge = new Challenge();
        return common(http)
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(WebSecurity::ridesOnSession))
                .httpBasic(basic -> basic.authenticationEntryPoint(challenge))
                .requestCache(cache -> cache.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(
                        refusal -> refusal.authenticationEntryPoint(challenge).accessDeniedHandler(challenge))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(DOCUMENTS)))
                .addFilterBefore(new FreshPerson(accounts), AuthorizationFilter.class)
                .addFilterBefore(new EngineIdentity(engine, ours), AuthorizationFilter.class);
    }

    /** Tasklist, Cockpit and Admin bring their own CSRF protection and browser rules. */
    @Bean
    @Order(3)
    SecurityFilterChain webappPages(HttpSecurity http, EngineGuard gate, AuthenticationManager manager)
            throws Exception {
        var signIn = new WebappSignIn(manager);
        http.securityMatcher(path("/camunda/**"))
                .csrf(csrf -> csrf.disable())
                .headers(headers -> headers.defaultsDisabled()
                        .httpStrictTransportSecurity(hsts -> hsts.requestMatcher(request -> tls)))
                .addFilterBefore(new WebappToken(), LogoutFilter.class)
                .addFilterBefore(new Uncached(), WebappToken.class)
                .addFilterBefore(new OwnNonce(), Uncached.class)
                .addFilterAt(signIn, UsernamePasswordAuthenticationFilter.class)
                .logout(logout -> logout.logoutRequestMatcher(post("/camunda/api/admin/auth/user/{engine}/logout"))
                        .logoutSuccessHandler(new HttpStatusReturningLogoutSuccessHandler(HttpStatus.NO_CONTENT)))
                // Say only that nobody is signed in and what the engine is called, and hand out the token that the
                // webapps' sign-in form must send; without both, that form refuses the right password.
                .authorizeHttpRequests(requests -> requests.requestMatchers(
                                read("/camunda/api/admin/auth/user/{engine}"), read("/camunda/api/engine/engine/"))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refusal -> refusal.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), path("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(toSignIn(), AnyRequestMatcher.INSTANCE))
                .addFilterBefore(new FreshPerson(accounts), AuthorizationFilter.class);
        gate.guard(http);
        return http.build();
    }

    /** The stand-in of a product's own interface, which has its own token as the real one has. */
    @Bean
    @Order(4)
    @Profile({"demo", "sandbox"})
    SecurityFilterChain simulators(HttpSecurity http) throws Exception {
        return http.securityMatcher(path("/sandbox/flip/**"))
                .csrf(csrf -> csrf.disable())
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(5)
    SecurityFilterChain ourPages(HttpSecurity http) throws Exception {
        common(http)
                .authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(HttpMethod.GET, SIGN_IN, "/assets/**", "/actuator/health/**")
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .denyAll()
                        .anyRequest()
                        .authenticated())
                .formLogin(form -> form.loginPage(SIGN_IN)
                        .successHandler(onward())
                        .failureUrl(SIGN_IN + "?refused")
                        .permitAll())
                .exceptionHandling(refusal -> refusal.authenticationEntryPoint(toSignIn()))
                .logout(logout ->
                        logout.logoutRequestMatcher(post("/sign-out")).logoutSuccessUrl(SIGN_IN + "?signedOut"))
                .headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(OUR_PAGES))
                        .referrerPolicy(withDefaults()))
                .addFilterBefore(new FreshPerson(accounts), AuthorizationFilter.class)
                .addFilterBefore(new EngineIdentity(engine, true), AuthorizationFilter.class);
        return http.build();
    }

    private static LoginUrlAuthenticationEntryPoint toSignIn() {
        var entry = new LoginUrlAuthenticationEntryPoint(SIGN_IN);
        entry.setFavorRelativeUris(true);
        return entry;
    }

    /** To the page that somebody asked for before they signed in. */
    private static SavedRequestAwareAuthenticationSuccessHandler onward() {
        var onward = new SavedRequestAwareAuthenticationSuccessHandler();
        onward.setRedirectStrategy(new OwnPaths());
        return onward;
    }

    private HttpSecurity common(HttpSecurity http) throws Exception {
        return http.headers(
                headers -> headers.httpStrictTransportSecurity(hsts -> hsts.requestMatcher(request -> tls)));
    }

    /** Browsers say where a request comes from, programs do not; a password a browser remembered proves no intent. */
    private static boolean ridesOnSession(HttpServletRequest request) {
        return CsrfFilter.DEFAULT_CSRF_MATCHER.matches(request)
                && (request.getSession(false) != null || request.getHeader("Sec-Fetch-Site") != null)
                && !signsInItself(request);
    }

    private static boolean signsInItself(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return header != null
                && header.regionMatches(true, 0, "Basic ", 0, 6)
                && request.getHeader("Sec-Fetch-Site") == null;
    }

    private static RequestMatcher read(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, path);
    }

    private static RequestMatcher post(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, path);
    }

    private static RequestMatcher path(String path) {
        return PathPatternRequestMatcher.withDefaults().matcher(path);
    }
}
