package io.slipway.http.board;

import static java.util.Comparator.comparing;

import io.slipway.evidence.ReleaseTask;
import io.slipway.evidence.Standing.Group;
import io.slipway.evidence.TaskLists;
import io.slipway.programme.Programme;
import io.slipway.programme.Programmes;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the viewer has to do, and what everybody is late with. */
@Component
class BoardWork implements BoardPart {

    private static final int MINE = 10;
    private static final int LATE = 30;

    private final TaskLists tasks;
    private final Programmes programmes;

    BoardWork(TaskLists tasks, Programmes programmes) {
        this.tasks = tasks;
        this.programmes = programmes;
    }

    /** @param who the parties or roles that it waits for */
    record Work(ReleaseTask entry, Programme programme, String who) {}

    @Override
    public void show(Board board, Model model) {
        var mine = tasks.of(board.viewer().id(), board.viewer().groups(), MINE);
        var late = tasks.late(LATE);
        model.addAttribute("mine", mine.first().stream().map(this::work).toList())
                .addAttribute("myTasks", mine.total())
                .addAttribute(
                        "late",
                        late.first().stream()
                                .map(this::work)
                                .sorted(comparing(Work::who))
                                .toList())
                .addAttribute("moreLate", late.total() - late.first().size());
    }

    private Work work(ReleaseTask entry) {
        return new Work(
                entry,
                programmes.get(entry.release().programme()),
                entry.task().groups().stream().map(Group::name).collect(Collectors.joining(" or ")));
    }
}
