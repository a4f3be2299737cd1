package org.hengwei.customers.web;

import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hengwei.customers.CustomerProjects;
import org.hengwei.customers.MemberFacts;
import org.hengwei.customers.ProjectFacts;
import org.hengwei.customers.ProjectFilter;
import org.hengwei.customers.ProjectLine;
import org.hengwei.customers.ProjectQuality;
import org.hengwei.customers.ProjectState;
import org.hengwei.customers.ProjectType;
import org.hengwei.customers.ProjectTypes;
import org.hengwei.customers.ProjectView;
import org.hengwei.customers.QualitySection;
import org.hengwei.customers.ServiceMode;
import org.hengwei.customers.SourceKind;
import org.hengwei.shared.Forms;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Projects over the API: facts, team, quality content and its sources, and each move of their life as a POST to a noun. */
@RestController
@RequestMapping("/api/v1")
class ProjectApi {

    private static final int MOST = 200;

    private final CustomerProjects projects;
    private final ProjectQuality quality;
    private final ProjectTypes types;
    private final Forms forms;

    ProjectApi(CustomerProjects projects, ProjectQuality quality, ProjectTypes types, Forms forms) {
        this.projects = projects;
        this.quality = quality;
        this.types = types;
        this.forms = forms;
    }

    @GetMapping("/projects")
    Slice<ProjectLine> list(
            @RequestParam(required = false) @Nullable ProjectState state,
            @RequestParam(required = false) @Nullable String customer,
            @RequestParam(required = false) @Nullable String contract,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable ServiceMode deliveryMode,
            @RequestParam(required = false) @Nullable String manager,
            @RequestParam(required = false) @Nullable String member,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        var filter = new ProjectFilter(state, customer, contract, type, deliveryMode, manager, member, q);
        return projects.list(filter, cursor, Math.clamp(limit, 1, MOST), withTotal);
    }

    @PostMapping("/projects")
    ResponseEntity<ProjectView> start(@RequestBody ProjectFacts body) {
        return created(projects.start(body));
    }

    private static ResponseEntity<ProjectView> created(ProjectView made) {
        return ResponseEntity.created(URI.create("/api/v1" + Links.project(made.code())))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/projects/{code}")
    ResponseEntity<ProjectView> find(@PathVariable String code) {
        return answer(projects.find(code));
    }

    @PutMapping("/projects/{code}")
    ResponseEntity<ProjectView> replace(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ProjectFacts body) {
        return answer(projects.change(code, Versions.of(ifMatch), body));
    }

    @PatchMapping("/projects/{code}")
    ResponseEntity<ProjectView> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        var facts = forms.patch(projects.find(code).facts(), body, ProjectFacts.class);
        return answer(projects.change(code, Versions.of(ifMatch), facts));
    }

    record Reason(@Nullable String reason) {}

    @PostMapping("/projects/{code}/{noun}")
    ResponseEntity<ProjectView> move(
            @PathVariable String code,
            @PathVariable String noun,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody(required = false) @Nullable Reason body) {
        return answer(projects.move(code, Versions.of(ifMatch), moveOf(noun), body == null ? null : body.reason()));
    }

    static ProjectState.Move moveOf(String noun) {
        return Arrays.stream(ProjectState.Move.values())
                .filter(one -> one.noun().equals(noun))
                .findFirst()
                .orElseThrow(() -> Refused.notFound(noun));
    }

    @PostMapping("/projects/{code}/members")
    ResponseEntity<ProjectView> join(@PathVariable String code, @RequestBody MemberFacts body) {
        return answer(projects.join(code, body));
    }

    @DeleteMapping("/projects/{code}/members/{login}")
    ResponseEntity<ProjectView> leave(@PathVariable String code, @PathVariable String login) {
        return answer(projects.leave(code, login));
    }

    /** The parts a to f that are named are written; the others stay. */
    @PutMapping("/projects/{code}/quality-content")
    ResponseEntity<ProjectView> writeQuality(@PathVariable String code, @RequestBody Map<QualitySection, String> body) {
        return answer(quality.write(code, body));
    }

    record NewSource(@Nullable SourceKind kind, @Nullable String title) {}

    @PostMapping(path = "/projects/{code}/sources", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ProjectView> nameSource(@PathVariable String code, @RequestBody NewSource body) {
        return answer(quality.addSource(code, body.kind(), body.title(), null, null));
    }

    @PostMapping(path = "/projects/{code}/sources", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<ProjectView> addSource(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable SourceKind kind,
            @RequestParam(required = false) @Nullable String title,
            @RequestParam MultipartFile file)
            throws IOException {
        return answer(quality.addSource(code, kind, title, file.getOriginalFilename(), file.getBytes()));
    }

    private static ResponseEntity<ProjectView> answer(ProjectView project) {
        return ResponseEntity.ok().eTag(Versions.tag(project.version())).body(project);
    }

    @GetMapping("/project-types")
    Slice<ProjectType> types() {
        return new Slice<>(List.copyOf(types.all()), null, null);
    }

    @PostMapping("/project-types")
    ResponseEntity<ProjectType> addType(@RequestBody ProjectType body) {
        var made = types.add(body);
        return ResponseEntity.created(URI.create("/api/v1/project-types/" + made.code()))
                .body(made);
    }

    @GetMapping("/project-types/{code}")
    ResponseEntity<ProjectType> type(@PathVariable String code) {
        return answer(types.find(code));
    }

    @PutMapping("/project-types/{code}")
    ResponseEntity<ProjectType> changeType(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ProjectType body) {
        return answer(types.change(code, Versions.of(ifMatch), body));
    }

    private static ResponseEntity<ProjectType> answer(ProjectType type) {
        return ResponseEntity.ok()
                .eTag(Versions.tag(type.version() == null ? 1 : type.version()))
                .body(type);
    }
}
