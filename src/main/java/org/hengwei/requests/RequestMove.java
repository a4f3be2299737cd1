package org.hengwei.requests;

import static org.hengwei.requests.RequestState.APPROVAL_PENDING;
import static org.hengwei.requests.RequestState.CLOSED;
import static org.hengwei.requests.RequestState.DRAFT;
import static org.hengwei.requests.RequestState.FULFILLED;
import static org.hengwei.requests.RequestState.IN_FULFILMENT;
import static org.hengwei.requests.RequestState.NEW;
import static org.hengwei.requests.RequestState.PENDING;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The life of a request, declared once: guards, buttons and the API's {@code moves[]} read this. */
public enum RequestMove {
    SUBMISSION(RequestPermission.SUBMIT, Set.of(DRAFT)),
    CLASSIFICATION(RequestPermission.CLASSIFY, Set.of(NEW), "item"),
    REJECTION(RequestPermission.CLASSIFY, Set.of(NEW), "reason"),
    /** How urgent it is, which decides the promise where an agreement promises by priority. */
    PRIORITY(RequestPermission.ASSIGN, Set.of(NEW, APPROVAL_PENDING, IN_FULFILMENT, PENDING), "priority", "reason"),
    ASSIGNMENT(RequestPermission.ASSIGN, Set.of(IN_FULFILMENT, PENDING), "assignee"),
    COMPLETION(RequestPermission.FULFIL, Set.of(IN_FULFILMENT)),
    FULFILMENT(RequestPermission.FULFIL, Set.of(IN_FULFILMENT), "result"),
    PAUSE(RequestPermission.PAUSE, Set.of(IN_FULFILMENT), "reason"),
    RESUMPTION(RequestPermission.PAUSE, Set.of(PENDING)),
    /** Customer or manager wants it done faster. */
    URGING(RequestPermission.URGE, Set.of(NEW, APPROVAL_PENDING, IN_FULFILMENT, PENDING)),
    /** The customer gives what it waits for. */
    REPLY(RequestPermission.REPLY, Set.of(PENDING), "text"),
    CLOSURE(RequestPermission.CLOSE, Set.of(FULFILLED)),
    REOPENING(RequestPermission.REOPEN, Set.of(FULFILLED, CLOSED), "reason"),
    CANCELLATION(RequestPermission.CANCEL, Set.of(DRAFT, NEW, APPROVAL_PENDING, IN_FULFILMENT, PENDING), "reason");

    private final RequestPermission permission;
    private final Set<RequestState> from;
    private final List<String> requires;

    RequestMove(RequestPermission permission, Set<RequestState> from, String... requires) {
        this.permission = permission;
        this.from = EnumSet.copyOf(from);
        this.requires = List.of(requires);
    }

    /** The noun of its address. */
    public String noun() {
        return name().toLowerCase(Locale.ROOT);
    }

    public RequestPermission permission() {
        return permission;
    }

    public Set<RequestState> from() {
        return from;
    }

    public List<String> requires() {
        return requires;
    }

    public static Optional<RequestMove> ofNoun(String noun) {
        return Arrays.stream(values()).filter(move -> move.noun().equals(noun)).findFirst();
    }
}
