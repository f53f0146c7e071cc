package io.slipway.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.fileupload.FileUpload;
import org.apache.commons.fileupload.FileUploadException;
import org.apache.commons.fileupload.UploadContext;
import org.springframework.stereotype.Component;

/** Looks into every file of a deployment, with the parser the engine's interface uses too. */
@Component
class ModelUpload implements BodyCheck {

    private final ModelRules rules;

    ModelUpload(ModelRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean concerns(HttpServletRequest request) {
        return request.getMethod().equals("POST") && BodyCheck.path(request).contains("/deployment/create");
    }

    @Override
    public List<String> problems(HttpServletRequest request, byte[] body) {
        var problems = new ArrayList<String>();
        try {
            var parts = new FileUpload().getItemIterator(new Sent(request, body));
            while (parts.hasNext()) {
                var part = parts.next();
                try (var content = part.openStream()) {
                    var name = part.getName();
                    if (name != null) {
                        problems.addAll(rules.problems(name, content.readAllBytes()));
                    }
                }
            }
        } catch (FileUploadException | IOException broken) {
            problems.add("The deployment cannot be read; send it as multipart/form-data with one part per file");
        }
        return problems;
    }

    private record Sent(HttpServletRequest request, byte[] body) implements UploadContext {

        @Override
        public String getCharacterEncoding() {
            return "UTF-8";
        }

        @Override
        public String getContentType() {
            return String.valueOf(request.getContentType());
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long contentLength() {
            return body.length;
        }

        @Override
        public InputStream getInputStream() {
            return new ByteArrayInputStream(body);
        }
    }
}
