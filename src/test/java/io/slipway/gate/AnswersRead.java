package io.slipway.gate;

import io.slipway.identity.EngineSight;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;

/** What the gate finds wrong with an answer, for tests of other rooms that bring their own engine. */
public final class AnswersRead {

    private AnswersRead() {}

    public static List<String> problems(
            ObjectProvider<TaskService> tasks,
            ObjectProvider<FormService> forms,
            EngineSight sight,
            HttpServletRequest request,
            byte[] body) {
        return new TaskAnswers(tasks, forms, sight).problems(request, body);
    }
}
