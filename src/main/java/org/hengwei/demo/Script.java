package org.hengwei.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Who the demo company is and what goes wrong there, as shipped in {@code demo/}.
 *
 * @param contacts customer, name, telephone and, of those who use the portal, login
 */
record Script(
        List<List<Object>> departments,
        List<List<String>> staff,
        List<List<String>> customers,
        List<List<String>> contacts,
        List<List<Object>> projects,
        List<String> quality,
        String agreement,
        String contract,
        String provider,
        List<String> comments,
        String notSolved,
        String pauseNote,
        String done,
        String improvement,
        List<List<String>> complaints) {

    /** @param weight how often it happens beside the others */
    record Fault(String title, String description, String category, String cause, String solution, int weight) {}

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Script read() {
        try (var file = new ClassPathResource("demo/company.json").getInputStream()) {
            return JSON.readValue(file, Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Fault> faults() {
        try (var file = new ClassPathResource("demo/faults.json").getInputStream()) {
            return JSON.readValue(file, new TypeReference<List<Fault>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a contact who may sign in to the portal. */
    static @Nullable String login(List<String> contact) {
        return contact.size() > 3 ? contact.get(3) : null;
    }

    String name(String login) {
        return staff.stream()
                .filter(one -> one.getFirst().equals(login))
                .map(one -> one.get(1))
                .findFirst()
                .orElseThrow();
    }

    List<String> logins(String role) {
        return staff.stream()
                .filter(s -> s.get(2).equals(role))
                .map(s -> s.getFirst())
                .toList();
    }
}
