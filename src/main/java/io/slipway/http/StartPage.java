package io.slipway.http;

import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import io.slipway.programme.VersionPart;
import io.slipway.release.Releases;
import io.slipway.release.RuleBroken;
import jakarta.validation.Valid;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;

/** The form that starts a release; what was typed is never lost to an error. */
@Page
@RequestMapping("/releases/new")
class StartPage {

    private static final String VIEW = "start";

    private final Lookup lookup;
    private final Programmes programmes;
    private final Releases releases;

    StartPage(Lookup lookup, Programmes programmes, Releases releases) {
        this.lookup = lookup;
        this.programmes = programmes;
        this.releases = releases;
    }

    /** A kind of release of one programme, as one choice of the form: nobody can mix two programmes. */
    record Choice(Programme programme, Programme.ReleaseType type) {}

    @ModelAttribute("parts")
    List<VersionPart> parts(Viewer viewer) {
        return choices(viewer).stream()
                .flatMap(choice -> choice.type().increments().stream())
                .distinct()
                .toList();
    }

    @ModelAttribute("programmes")
    List<Programme> programmes(Viewer viewer) {
        return programmes.all().stream().filter(viewer::operates).toList();
    }

    @GetMapping
    String form(Model model, Viewer viewer) {
        var choices = choices(viewer);
        if (choices.isEmpty()) {
            throw new Forbidden("Only the people who run releases may start one (F-001)");
        }
        var first = choices.get(0);
        model.addAttribute(
                "wish", NewRelease.empty(first.programme().id(), first.type().id()));
        return VIEW;
    }

    @PostMapping
    ModelAndView start(@Valid @ModelAttribute("wish") NewRelease wish, BindingResult errors, Viewer viewer) {
        if (!errors.hasErrors()) {
            try {
                var programme = lookup.programme(wish.programme());
                viewer.mustOperate(programme, "start releases");
                lookup.type(programme, wish.type());
                return new ModelAndView("redirect:/releases/"
                        + releases.start(wish.request(), viewer.id()).key());
            } catch (FieldRefused refusal) {
                errors.rejectValue(refusal.field(), "refused", String.valueOf(refusal.getMessage()));
            } catch (RuleBroken refusal) {
                errors.reject("refused", String.valueOf(refusal.getMessage()));
            }
        }
        return new ModelAndView(VIEW, HttpStatus.UNPROCESSABLE_ENTITY);
    }

    private List<Choice> choices(Viewer viewer) {
        return programmes(viewer).stream()
                .flatMap(programme -> programme.releaseTypes().stream().map(type -> new Choice(programme, type)))
                .toList();
    }
}
