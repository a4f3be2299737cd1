package org.hengwei.shared;

import java.io.IOException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every room's {@code messages/<room>.properties}: Chinese is the base text, other languages sit beside it. */
@Configuration
class Messages {

    @Bean
    MessageSource messageSource(ObjectProvider<Labels> labels) throws IOException {
        var messages = new ReloadableResourceBundleMessageSource();
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        messages.setAlwaysUseMessageFormat(true);
        messages.setCacheSeconds(-1);
        messages.setBasenames(rooms());
        messages.setParentMessageSource(new Data(labels));
        return messages;
    }

    /** Codes that are data have words of their own. */
    private static final class Data extends AbstractMessageSource {

        private final ObjectProvider<Labels> labels;

        Data(ObjectProvider<Labels> labels) {
            this.labels = labels;
        }

        @Override
        protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
            return null;
        }

        @Override
        protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
            if (!code.startsWith(Labels.KEY)) {
                return null;
            }
            var chinese = locale.getLanguage().equals("zh");
            return labels.stream()
                    .map(room -> room.label(code.substring(Labels.KEY.length()), chinese))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(null);
        }
    }

    private static String[] rooms() throws IOException {
        var found = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        return Arrays.stream(found)
                .map(resource -> Objects.requireNonNull(resource.getFilename()))
                .filter(name -> !name.contains("_"))
                .sorted()
                .map(name -> "classpath:messages/" + name.replace(".properties", ""))
                .toArray(String[]::new);
    }
}
