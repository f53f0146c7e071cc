package io.slipway.http;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.release.RuleBroken;
import jakarta.validation.Valid;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
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

    StartPage(ReleaseStart starter, Programmes programmes) {
        this.starter = starter;
        this.programmes = programmes;
    }

    /** A kind of release of one programme: nobody can mix two programmes. */
    record Choice(Programme programme, Programme.ReleaseType type) {

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
        if (choices.isEmpty()) {
            throw new Forbidden("Only the people who run releases may start one");
        }
        var chosen = choices.stream()
                .filter(choice -> choice.is(programme, type))
                .findFirst()
                .orElse(choices.get(0));
        show(model, choices, chosen);
        model.addAttribute(
                "wish", NewRelease.empty(chosen.programme().id(), chosen.type().id()));
        return VIEW;
    }

    @PostMapping
    ModelAndView start(
            @Valid @ModelAttribute("wish") NewRelease wish,
            BindingResult errors,
            Model model,
            Viewer viewer,
            RedirectAttributes answer) {
        if (!errors.hasErrors()) {
            try {
                var reception = starter.start(wish, viewer);
                if (!reception.started()) {
                    answer.addFlashAttribute("done", "This issue is dealt with here already; your report is added");
                }
                var release = reception.release();
                return new ModelAndView(
                        "redirect:" + (release.version() == null ? "/rca/" : "/releases/") + release.key());
            } catch (FieldRefused refusal) {
                errors.rejectValue(refusal.field(), "refused", String.valueOf(refusal.getMessage()));
            } catch (RuleBroken refusal) {
                errors.reject("refused", String.valueOf(refusal.getMessage()));
            }
        }
        var choices = choices(viewer);
        choices.stream()
                .filter(choice -> choice.is(wish.programme(), wish.type()))
                .findFirst()
                .or(() -> choices.stream().findFirst())
                .ifPresent(chosen -> show(model, choices, chosen));
        return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private static void show(Model model, List<Choice> choices, Choice chosen) {
        model.addAttribute("choices", choices).addAttribute("chosen", chosen);
    }

    private List<Choice> choices(Viewer viewer) {
        return programmes.all().stream()
                .filter(viewer::operates)
                .flatMap(programme -> programme.releaseTypes().stream().map(type -> new Choice(programme, type)))
                .toList();
    }
}
