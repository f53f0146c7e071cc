package io.slipway.http.pages;

import io.slipway.http.FieldRefused;
import io.slipway.http.Forbidden;
import io.slipway.http.ReleaseStart;
import io.slipway.http.Viewer;
import io.slipway.issues.ServiceDesk.Reception;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.FieldBroken;
import io.slipway.release.NextKeys;
import io.slipway.release.RuleBroken;
import io.slipway.words.Quoted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.SmartValidator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form that starts a release; what was typed is never lost to an error. */
@Page
@RequestMapping("/releases/new")
class StartPage {

    private static final String VIEW = "start";

    private final ReleaseStart starter;
    private final Programmes programmes;
    private final NextKeys next;
    private final SmartValidator validator;

    StartPage(ReleaseStart starter, Programmes programmes, NextKeys next, SmartValidator validator) {
        this.starter = starter;
        this.programmes = programmes;
        this.next = next;
        this.validator = validator;
    }

    /** A kind of release of one programme: nobody can mix two programmes. */
    record Choice(Programme programme, Programme.ReleaseType type) {

        /** Returns what the programme says is done in the course of it, in its own words. */
        public List<String> activities() {
            return programme.raci().stream()
                    .filter(row -> row.lifecycles().contains(type.id()))
                    .map(Programme.RaciRow::activity)
                    .toList();
        }

        /** Whether the release is some party's own. */
        public boolean ofParty() {
            return programme.countsPerParty() && type.series() == null;
        }

        public boolean asksNotice() {
            return type.asks(Programme.Asked.NOTICE);
        }

        public boolean asksForum() {
            return type.asks(Programme.Asked.FORUM);
        }

        /** Whether somebody names the parties that it touches. */
        public boolean namesImpacted() {
            return programme.releasingParties().stream()
                    .map(party -> programme.partyKind(String.valueOf(party.kind())))
                    .anyMatch(kind -> kind.impacts() == Programme.Impact.NONE);
        }

        boolean is(@Nullable String programmeId, @Nullable String typeId) {
            return programme.id().equals(programmeId) && type.id().equals(typeId);
        }
    }

    @GetMapping
    String form(
            @RequestParam(required = false) @Nullable String programme,
            @RequestParam(required = false) @Nullable String type,
            Model model,
            Viewer viewer) {
        var choices = choices(viewer);
        var chosen = choices.stream()
                .filter(choice -> choice.is(programme, type))
                .findFirst()
                .orElse(choices.get(0));
        show(model, choices, chosen);
        model.addAttribute(
                "wish", StartForm.empty(chosen.programme().id(), chosen.type().id()));
        return VIEW;
    }

    @PostMapping
    ModelAndView start(
            @RequestParam MultiValueMap<String, String> typed, Model model, Viewer viewer, RedirectAttributes answer) {
        var form = StartForm.of(typed.toSingleValueMap(), typed.getOrDefault("impacted", List.of()));
        var errors = new BeanPropertyBindingResult(form, "wish");
        var choices = choices(viewer);
        try {
            var wish = form.wish();
            validator.validate(wish, errors);
            if (!errors.hasErrors()) {
                return started(starter.start(wish, viewer), answer);
            }
        } catch (FieldRefused refusal) {
            errors.rejectValue(refusal.field(), "refused", Quoted.message(refusal.getMessage()));
        } catch (FieldBroken refusal) {
            errors.rejectValue(refusal.field(), "refused", Quoted.message(refusal.getMessage()));
        } catch (RuleBroken refusal) {
            errors.reject("refused", Quoted.message(refusal.getMessage()));
        }
        model.addAttribute("wish", form).addAllAttributes(errors.getModel());
        choices.stream()
                .filter(choice -> choice.is(form.programme(), form.type()))
                .findFirst()
                .or(() -> choices.stream().findFirst())
                .ifPresent(chosen -> show(model, choices, chosen));
        return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static ModelAndView started(Reception reception, RedirectAttributes answer) {
        if (!reception.started()) {
            answer.addFlashAttribute("done", "This issue is dealt with here already; your report is added");
        }
        var release = reception.release();
        return new ModelAndView("redirect:" + (release.version() == null ? "/rca/" : "/releases/") + release.key());
    }

    private void show(Model model, List<Choice> choices, Choice chosen) {
        model.addAttribute("choices", choices)
                .addAttribute("chosen", chosen)
                .addAttribute("nextByParty", next.byParty(chosen.programme(), chosen.type()));
        if (!chosen.ofParty()) {
            model.addAttribute("next", next.of(chosen.programme(), chosen.type()))
                    .addAttribute("nextByPart", next.byPart(chosen.programme(), chosen.type()));
        }
    }

    private List<Choice> choices(Viewer viewer) {
        var choices = programmes.all().stream()
                .filter(viewer::operates)
                .flatMap(programme -> programme.releaseTypes().stream()
                        .filter(type -> !type.process().equals(Programme.UNREADABLE))
                        .map(type -> new Choice(programme, type)))
                .toList();
        if (choices.isEmpty()) {
            throw new Forbidden("Only the people who run releases may start one");
        }
        return choices;
    }
}
