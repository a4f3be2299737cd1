package org.hengwei.shared;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ReloadableResourceBundleMessageSource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every room's {@code messages/<room>.properties}: Chinese is the base text, other languages sit beside it. */
@Configuration
class Messages {

    @Bean
    MessageSource messageSource() throws IOException {
        var messages = new ReloadableResourceBundleMessageSource();
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setDefaultLocale(Locale.SIMPLIFIED_CHINESE);
        messages.setAlwaysUseMessageFormat(true);
        messages.setCacheSeconds(-1);
        messages.setBasenames(rooms());
        return messages;
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
