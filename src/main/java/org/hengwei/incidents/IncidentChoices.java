package org.hengwei.incidents;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Service;

/** What can be chosen in the forms: code to label, in order. An empty choice means that anything may be typed. */
@Service
public class IncidentChoices {

    public Map<String, String> projects(String language) {
        return new LinkedHashMap<>();
    }

    public Map<String, String> services(String language) {
        return new LinkedHashMap<>();
    }

    public Map<String, String> categories(String language) {
        return new LinkedHashMap<>();
    }

    public Map<String, String> closureCodes(String language) {
        return new LinkedHashMap<>();
    }

    public Map<String, String> causes(String language) {
        return new LinkedHashMap<>();
    }

    public Map<String, String> pauseReasons(String language) {
        return new LinkedHashMap<>();
    }

    public Map<String, String> teams() {
        return new LinkedHashMap<>();
    }

    public Map<String, String> people() {
        return new LinkedHashMap<>();
    }
}
