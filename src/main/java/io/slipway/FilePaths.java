package io.slipway;

import java.beans.PropertyEditorSupport;
import java.nio.file.Path;
import org.springframework.beans.PropertyEditorRegistrar;
import org.springframework.beans.factory.config.CustomEditorConfigurer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Settings that name a file or folder mean a path on the disk, from where the application was started. Spring would look
 * for a relative one on the class path first, and in a packaged jar find itself.
 */
@Configuration(proxyBeanMethods = false)
class FilePaths {

    @Bean
    static CustomEditorConfigurer pathsOnTheDisk() {
        var editors = new CustomEditorConfigurer();
        editors.setPropertyEditorRegistrars(
                new PropertyEditorRegistrar[] {registry -> registry.registerCustomEditor(Path.class, new OnTheDisk())});
        return editors;
    }

    private static final class OnTheDisk extends PropertyEditorSupport {

        @Override
        public void setAsText(String text) {
            setValue(Path.of(text.strip()).toAbsolutePath().normalize());
        }
    }
}
