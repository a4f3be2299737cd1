package org.hengwei.people;

import org.hengwei.shared.Permission;

/** What can be granted in this room. */
public enum PeoplePermission implements Permission {
    /** See departments, staff, roles and permissions. */
    DIRECTORY,
    /** Make and change departments, and the departments and superiors of staff. */
    ORGANISE,
    /** Let people in: make logins, give roles, lock and unlock, set a first password. */
    ADMIT,
    /** Name the owner of a process. */
    APPOINT,
    /** Put somebody on a project's team or take him off. */
    ENROL,
    /** Make and revoke the tokens of programs. */
    SERVICE_TOKENS,
    /** Read who signed in, from where, and who failed to. */
    SIGN_INS
}
