package org.hengwei.people.web;

import java.net.URI;
import java.util.List;
import org.hengwei.people.Account;
import org.hengwei.people.People;
import org.hengwei.people.StaffView;
import org.hengwei.people.TokenScope;
import org.hengwei.people.TokenView;
import org.hengwei.shared.Access;
import org.hengwei.shared.Slice;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own account and tokens, and the programs that call this interface. */
@RestController
@RequestMapping("/api/v1")
class AccountApi {

    private final Account account;
    private final People people;
    private final Access access;

    AccountApi(Account account, People people, Access access) {
        this.account = account;
        this.people = people;
        this.access = access;
    }

    record NewToken(
            @Nullable String login,
            String label,
            @Nullable TokenScope scope,
            @Nullable Integer days) {}

    record NewPassword(String present, String wanted) {}

    record Language(String language) {}

    record Program(String login, String name, @Nullable List<String> roles) {}

    @GetMapping("/account")
    StaffView account() {
        return people.person(access.actor().login());
    }

    @PostMapping("/account/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void password(@RequestBody NewPassword body) {
        account.changePassword(body.present(), body.wanted(), body.wanted());
    }

    @PutMapping("/account/language")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void language(@RequestBody Language body) {
        account.speak(body.language());
    }

    @GetMapping("/tokens")
    Slice<TokenView> tokens(@RequestParam(required = false) @Nullable String login) {
        return new Slice<>(account.tokens(login == null ? access.actor().login() : login), null, null);
    }

    /** The secret is in this answer and nowhere else. */
    @PostMapping("/tokens")
    ResponseEntity<TokenView.Fresh> issue(@RequestBody NewToken body) {
        var fresh = account.issue(
                body.login() == null ? access.actor().login() : body.login(),
                body.label() == null ? "" : body.label(),
                body.scope() == null ? TokenScope.READ : body.scope(),
                body.days());
        return ResponseEntity.created(
                        URI.create("/api/v1/tokens/" + fresh.token().id()))
                .body(fresh);
    }

    @DeleteMapping("/tokens/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long id) {
        account.revoke(id);
    }

    @PostMapping("/programs")
    ResponseEntity<StaffView> program(@RequestBody Program body) {
        var program = people.admitProgram(
                body.login() == null ? "" : body.login(),
                body.name() == null ? "" : body.name(),
                body.roles() == null ? List.of() : body.roles());
        return ResponseEntity.created(URI.create("/api/v1/staff/" + program.login()))
                .body(program);
    }
}
