package org.hengwei.customers.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.hengwei.customers.ContactFacts;
import org.hengwei.customers.ContactView;
import org.hengwei.customers.CustomerBook;
import org.hengwei.customers.CustomerFacts;
import org.hengwei.customers.CustomerFilter;
import org.hengwei.customers.CustomerView;
import org.hengwei.customers.Customers;
import org.hengwei.shared.Forms;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Customers and their contacts over the API. */
@RestController
@RequestMapping("/api/v1")
class CustomerApi {

    private static final int MOST = 200;

    private final CustomerBook book;
    private final Customers customers;
    private final Forms forms;

    CustomerApi(CustomerBook book, Customers customers, Forms forms) {
        this.book = book;
        this.customers = customers;
        this.forms = forms;
    }

    @GetMapping("/customers")
    Slice<CustomerView> list(
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "25") int limit,
            @RequestParam(defaultValue = "false") boolean withTotal) {
        return book.list(new CustomerFilter(active, q), cursor, Math.clamp(limit, 1, MOST), withTotal);
    }

    @PostMapping("/customers")
    ResponseEntity<CustomerView> add(@RequestBody CustomerFacts body) {
        var made = book.add(body);
        return ResponseEntity.created(URI.create("/api/v1" + Links.customer(made.code())))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/customers/{code}")
    ResponseEntity<CustomerView> find(@PathVariable String code) {
        return answer(book.find(code));
    }

    @PutMapping("/customers/{code}")
    ResponseEntity<CustomerView> replace(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CustomerFacts body) {
        return answer(book.change(code, Versions.of(ifMatch), body));
    }

    @PatchMapping("/customers/{code}")
    ResponseEntity<CustomerView> change(
            @PathVariable String code,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        var facts = forms.patch(book.find(code).facts(), body, CustomerFacts.class);
        return answer(book.change(code, Versions.of(ifMatch), facts));
    }

    private static ResponseEntity<CustomerView> answer(CustomerView customer) {
        return ResponseEntity.ok().eTag(Versions.tag(customer.version())).body(customer);
    }

    @GetMapping("/customers/{code}/contacts")
    List<ContactView> contacts(@PathVariable String code) {
        return book.contacts(code);
    }

    /** Who calls or writes: active contacts with this number or address. */
    @GetMapping("/contacts")
    Slice<ContactView> reach(
            @RequestParam(required = false) @Nullable String phone,
            @RequestParam(required = false) @Nullable String email) {
        var found = phone != null
                ? customers.contactsByPhone(phone)
                : email != null ? customers.contactsByEmail(email) : List.<ContactView>of();
        return new Slice<>(found, null, null);
    }

    @PostMapping("/customers/{code}/contacts")
    ResponseEntity<ContactView> addContact(@PathVariable String code, @RequestBody ContactFacts body) {
        var made = book.addContact(code, body);
        return ResponseEntity.created(URI.create("/api/v1" + Links.customer(code) + "/contacts/" + made.id()))
                .eTag(Versions.tag(made.version()))
                .body(made);
    }

    @GetMapping("/customers/{code}/contacts/{id}")
    ResponseEntity<ContactView> contact(@PathVariable String code, @PathVariable long id) {
        return answer(book.contact(code, id));
    }

    @PutMapping("/customers/{code}/contacts/{id}")
    ResponseEntity<ContactView> replaceContact(
            @PathVariable String code,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody ContactFacts body) {
        return answer(book.changeContact(code, id, Versions.of(ifMatch), body));
    }

    @PatchMapping("/customers/{code}/contacts/{id}")
    ResponseEntity<ContactView> changeContact(
            @PathVariable String code,
            @PathVariable long id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Map<String, @Nullable Object> body) {
        var facts = forms.patch(book.contact(code, id), body, ContactFacts.class);
        return answer(book.changeContact(code, id, Versions.of(ifMatch), facts));
    }

    /** @param password a first one, to be changed at the first sign-in */
    record NewLogin(
            @Nullable String login,
            @Nullable String password,
            @Nullable String language) {}

    @PostMapping("/customers/{code}/contacts/{id}/login")
    ResponseEntity<ContactView> admit(@PathVariable String code, @PathVariable long id, @RequestBody NewLogin body) {
        return answer(book.admit(code, id, body.login(), body.password(), body.language()));
    }

    private static ResponseEntity<ContactView> answer(ContactView contact) {
        return ResponseEntity.ok().eTag(Versions.tag(contact.version())).body(contact);
    }
}
