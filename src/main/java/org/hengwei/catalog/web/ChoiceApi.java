package org.hengwei.catalog.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.hengwei.catalog.Choice;
import org.hengwei.catalog.ChoiceFacts;
import org.hengwei.catalog.ChoiceList;
import org.hengwei.catalog.Choices;
import org.hengwei.catalog.Priorities;
import org.hengwei.catalog.PriorityMatrix;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Categories, closure codes, causes, pause reasons and the priority matrix over the API. */
@RestController
@RequestMapping("/api/v1")
class ChoiceApi {

    private static final String LISTS = "/{noun:categories|closure-codes|causes|pause-reasons|standard-classes}";

    private final Choices choices;
    private final Priorities priorities;
    private final Forms forms;

    ChoiceApi(Choices choices, Priorities priorities, Forms forms) {
        this.choices = choices;
        this.priorities = priorities;
        this.forms = forms;
    }

    /** The whole list; it is short. */
    @GetMapping(LISTS)
    Slice<Choice> list(@PathVariable String noun) {
        return new Slice<>(choices.all(list(noun, noun)), null, null);
    }

    private static ChoiceList list(String noun, String code) {
        return ChoiceList.ofNoun(noun).orElseThrow(() -> Refused.notFound(code));
    }

    @PostMapping(LISTS)
    ResponseEntity<Choice> add(@PathVariable String noun, @RequestBody ChoiceFacts body) {
        var made = choices.add(list(noun, noun), body);
        return ResponseEntity.created(URI.create("/api/v1/" + noun + "/" + made.code()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping(LISTS + "/{code}")
    ResponseEntity<Choice> find(@PathVariable String noun, @PathVariable String code) {
        return answer(choices.find(list(noun, code), code));
    }

    @PutMapping(LISTS + "/{code}")
    ResponseEntity<Choice> replace(
            @PathVariable String noun,
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ChoiceFacts body) {
        return answer(choices.change(list(noun, code), code, Versions.of(ifMatch), body));
    }

    @PatchMapping(LISTS + "/{code}")
    ResponseEntity<Choice> change(
            @PathVariable String noun,
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        var list = list(noun, code);
        var facts = forms.patch(choices.facts(list, code), body, ChoiceFacts.class);
        return answer(choices.change(list, code, Versions.of(ifMatch), facts));
    }

    private static ResponseEntity<Choice> answer(Choice choice) {
        return ResponseEntity.ok().eTag(Versions.tag(choice.version())).body(choice);
    }

    record Rows(@Nullable List<List<Integer>> rows) {}

    @GetMapping("/priority-matrix")
    ResponseEntity<PriorityMatrix> matrix() {
        return answer(priorities.matrix());
    }

    @PutMapping("/priority-matrix")
    ResponseEntity<PriorityMatrix> changeMatrix(
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Rows body) {
        return answer(priorities.change(Versions.of(ifMatch), body.rows()));
    }

    private static ResponseEntity<PriorityMatrix> answer(PriorityMatrix matrix) {
        return ResponseEntity.ok().eTag(Versions.tag(matrix.version())).body(matrix);
    }
}
