package io.slipway.http;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.slipway.release.ReleaseKey;
import io.slipway.release.Version;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Our own JSON: properties nobody declared are refused, so a misspelt or forbidden one is noticed. Answers of outside
 * systems are read by the common mapper, which is lenient.
 */
@Configuration
class StrictJson implements WebMvcConfigurer {

    private final ObjectMapper common;

    StrictJson(ObjectMapper common) {
        this.common = common;
    }

    @Override
    public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
        converters.add(
                0,
                new OurJson(common.copy()
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                        .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                        .registerModule(new SimpleModule()
                                .addSerializer(ReleaseKey.class, ToStringSerializer.instance)
                                .addSerializer(Version.class, ToStringSerializer.instance))));
    }

    /** Serves the types of this application and leaves all others to the converters behind it. */
    private static final class OurJson extends MappingJackson2HttpMessageConverter {

        OurJson(ObjectMapper mapper) {
            super(mapper);
        }

        @Override
        public boolean canRead(Type type, @Nullable Class<?> context, @Nullable MediaType media) {
            return type.getTypeName().startsWith("io.slipway.http.") && super.canRead(type, context, media);
        }

        @Override
        public boolean canWrite(@Nullable Type type, Class<?> raw, @Nullable MediaType media) {
            return type != null && type.getTypeName().contains("io.slipway.") && super.canWrite(type, raw, media);
        }
    }
}
