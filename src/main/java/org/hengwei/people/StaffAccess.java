package org.hengwei.people;

import java.util.Set;
import java.util.function.Supplier;
import org.hengwei.shared.Access;
import org.hengwei.shared.Actor;
import org.hengwei.shared.Permission;
import org.hengwei.shared.Reach;
import org.hengwei.shared.Refused;
import org.hengwei.shared.Visibility;
import org.hengwei.shared.Whereabouts;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The door of the house: who acts is whoever Spring Security let in, or a rule of the house. */
@Component
class StaffAccess implements Access {

    private static final ScopedValue<String> RULE = ScopedValue.newInstance();

    private final Actors actors;
    private final Grants grants;

    StaffAccess(Actors actors, Grants grants) {
        this.actors = actors;
        this.grants = grants;
    }

    @Override
    public Actor actor() {
        var actor = signedIn();
        if (actor != null) {
            return actor;
        }
        if (RULE.isBound()) {
            return Actor.house(RULE.get());
        }
        throw Refused.unauthenticated();
    }

    private @Nullable Actor signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            return null;
        }
        return authentication.getPrincipal() instanceof Actor actor ? actor : actors.active(authentication.getName());
    }

    @Override
    public Actor demand(Permission permission) {
        var actor = actor();
        if (!RULE.isBound() && reaches(actor, permission).isEmpty()) {
            throw Refused.forbidden("shared.refused.forbidden", permission.key());
        }
        return actor;
    }

    @Override
    public Actor demand(Permission permission, Whereabouts place) {
        var actor = demand(permission);
        if (!RULE.isBound() && !visibility(actor, permission).sees(place)) {
            throw Refused.forbidden("shared.refused.forbidden", permission.key());
        }
        return actor;
    }

    @Override
    public boolean may(Permission permission, Whereabouts place) {
        var actor = signedIn();
        return RULE.isBound() || (actor != null && visibility(actor, permission).sees(place));
    }

    @Override
    public boolean may(Permission permission) {
        var actor = signedIn();
        return RULE.isBound() || (actor != null && !reaches(actor, permission).isEmpty());
    }

    @Override
    public Visibility visibility(Permission permission) {
        return RULE.isBound() ? Visibility.all() : visibility(actor(), permission);
    }

    private Visibility visibility(Actor actor, Permission permission) {
        var reaches = reaches(actor, permission);
        if (reaches.contains(Reach.COMPANY)) {
            return Visibility.all();
        }
        return new Visibility(
                false,
                reaches.contains(Reach.PROJECT) ? actor.projects() : Set.of(),
                reaches.contains(Reach.TEAM) ? actor.departments() : Set.of(),
                reaches.contains(Reach.CUSTOMER) ? actor.customer() : null,
                reaches.contains(Reach.OWN) ? actor.login() : null);
    }

    private Set<Reach> reaches(Actor actor, Permission permission) {
        return grants.reaches(actor.roles(), permission);
    }

    @Override
    public <T> T byRule(String rule, Supplier<T> deed) {
        return ScopedValue.where(RULE, rule).call(deed::get);
    }

    @Override
    public Set<String> holders(String role) {
        return actors.holders(role);
    }
}
