package org.hengwei.people.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hengwei.people.DepartmentView;
import org.hengwei.people.Departments;
import org.hengwei.people.People;
import org.hengwei.people.PermissionTable;
import org.hengwei.people.Process;
import org.hengwei.people.Role;
import org.hengwei.people.ShapeDepartment;
import org.hengwei.people.SignInView;
import org.hengwei.people.SignIns;
import org.hengwei.people.StaffFilter;
import org.hengwei.people.StaffView;
import org.hengwei.shared.Reach;
import org.hengwei.shared.Slice;
import org.hengwei.shared.Versions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Staff, departments, owners of processes, permissions and the sign-in log. */
@RestController
@RequestMapping("/api/v1")
class PeopleApi {

    private final People people;
    private final Departments departments;
    private final PermissionTable permissions;
    private final SignIns signIns;

    PeopleApi(People people, Departments departments, PermissionTable permissions, SignIns signIns) {
        this.people = people;
        this.departments = departments;
        this.permissions = permissions;
        this.signIns = signIns;
    }

    record Password(String password) {}

    record Owner(@Nullable String login) {}

    record Department(
            String code,
            String name,
            @Nullable String parent,
            @Nullable List<String> functions,
            @Nullable Boolean active) {

        ShapeDepartment shape(@Nullable Integer version) {
            return new ShapeDepartment(
                    code == null ? "" : code,
                    name == null ? "" : name,
                    parent,
                    functions == null ? List.of() : functions,
                    active == null || active,
                    version);
        }
    }

    @GetMapping("/staff")
    Slice<StaffView> staff(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String department,
            @RequestParam(defaultValue = "false") boolean inactive,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return people.list(new StaffFilter(q, role, department, inactive), cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/staff/{login}")
    ResponseEntity<StaffView> person(@PathVariable String login) {
        return tagged(people.person(login));
    }

    @PostMapping("/staff")
    ResponseEntity<StaffView> admit(@RequestBody StaffForm form) {
        var person = people.admit(form.admit());
        return ResponseEntity.created(URI.create("/api/v1/staff/" + person.login()))
                .eTag(Versions.tag(person.version()))
                .body(person);
    }

    @PutMapping("/staff/{login}")
    ResponseEntity<StaffView> change(
            @PathVariable String login,
            @RequestBody StaffForm form,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return tagged(people.change(form.change(login, Versions.of(ifMatch))));
    }

    @PostMapping("/staff/{login}/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(@PathVariable String login, @RequestBody Password body) {
        people.setPassword(login, body.password());
    }

    @PostMapping("/staff/{login}/unlocking")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unlock(@PathVariable String login) {
        people.unlock(login);
    }

    @PutMapping("/staff/{login}/projects/{project}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void enrol(@PathVariable String login, @PathVariable String project) {
        people.enrol(login, project);
    }

    @DeleteMapping("/staff/{login}/projects/{project}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable String login, @PathVariable String project) {
        people.release(login, project);
    }

    private static ResponseEntity<StaffView> tagged(StaffView person) {
        return ResponseEntity.ok().eTag(Versions.tag(person.version())).body(person);
    }

    @GetMapping("/departments")
    Slice<DepartmentView> departments(@RequestParam(defaultValue = "false") boolean inactive) {
        return new Slice<>(departments.all(inactive), null, null);
    }

    @GetMapping("/departments/{code}")
    ResponseEntity<DepartmentView> department(@PathVariable String code) {
        return tagged(departments.department(code));
    }

    @PostMapping("/departments")
    ResponseEntity<DepartmentView> found(@RequestBody Department body) {
        var department = departments.found(body.shape(null));
        return ResponseEntity.created(URI.create("/api/v1/departments/" + department.code()))
                .eTag(Versions.tag(department.version()))
                .body(department);
    }

    @PutMapping("/departments/{code}")
    ResponseEntity<DepartmentView> reshape(
            @PathVariable String code,
            @RequestBody Department body,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        var shape = new Department(code, body.name(), body.parent(), body.functions(), body.active());
        return tagged(departments.change(shape.shape(Versions.of(ifMatch))));
    }

    private static ResponseEntity<DepartmentView> tagged(DepartmentView department) {
        return ResponseEntity.ok().eTag(Versions.tag(department.version())).body(department);
    }

    @GetMapping("/processes")
    Map<Process, String> owners() {
        return departments.owners();
    }

    @PutMapping("/processes/{process}/owner")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void appoint(@PathVariable Process process, @RequestBody Owner owner) {
        departments.appoint(process, owner.login());
    }

    @GetMapping("/permissions")
    Map<String, Map<Role, Set<Reach>>> permissions() {
        return permissions.all();
    }

    @GetMapping("/sign-ins")
    Slice<SignInView> signIns(
            @RequestParam(required = false) @Nullable String login,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit) {
        return signIns.log(login, cursor, Math.clamp(limit, 1, 200));
    }
}
