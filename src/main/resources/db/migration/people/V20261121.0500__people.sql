CREATE SCHEMA IF NOT EXISTS people;

-- A department is known by its code; rules ask for its functions, never for its name (R1).
CREATE TABLE people.department (
    code       text        NOT NULL PRIMARY KEY,
    name       text        NOT NULL,
    parent     text        REFERENCES people.department,
    functions  text[]      NOT NULL DEFAULT '{}',
    active     boolean     NOT NULL DEFAULT true,
    created_at timestamptz NOT NULL,
    version    integer     NOT NULL DEFAULT 1
);

-- Everybody who can sign in: staff, customers' contacts, and programs (SERVICE, by token only).
CREATE TABLE people.staff (
    login           text        NOT NULL PRIMARY KEY CHECK (login = lower(login)),
    kind            text        NOT NULL,
    name            text        NOT NULL,
    email           text,
    phone           text,
    language        text        NOT NULL,
    customer        text,
    reports_to      text        REFERENCES people.staff,
    active          boolean     NOT NULL DEFAULT true,
    password_hash   text,
    change_password boolean     NOT NULL DEFAULT false,
    created_at      timestamptz NOT NULL,
    version         integer     NOT NULL DEFAULT 1,
    CHECK ((kind = 'CONTACT') = (customer IS NOT NULL))
);
CREATE INDEX staff_by_name ON people.staff (name, login);
CREATE INDEX staff_by_customer ON people.staff (customer) WHERE customer IS NOT NULL;

CREATE TABLE people.staff_role (
    login text NOT NULL REFERENCES people.staff,
    role  text NOT NULL,
    PRIMARY KEY (login, role)
);
CREATE INDEX staff_role_by_role ON people.staff_role (role);

CREATE TABLE people.staff_department (
    login      text    NOT NULL REFERENCES people.staff,
    department text    NOT NULL REFERENCES people.department,
    head       boolean NOT NULL DEFAULT false,
    PRIMARY KEY (login, department)
);
CREATE INDEX staff_department_by_department ON people.staff_department (department);

-- Told by the room that owns projects.
CREATE TABLE people.membership (
    login   text NOT NULL REFERENCES people.staff,
    project text NOT NULL,
    PRIMARY KEY (login, project)
);
CREATE INDEX membership_by_project ON people.membership (project);

CREATE TABLE people.process_owner (
    process text        NOT NULL PRIMARY KEY,
    login   text        NOT NULL REFERENCES people.staff,
    since   timestamptz NOT NULL
);

CREATE TABLE people.token (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login        text        NOT NULL REFERENCES people.staff,
    label        text        NOT NULL,
    hash         bytea       NOT NULL UNIQUE,
    scope        text        NOT NULL,
    created_at   timestamptz NOT NULL,
    created_by   text        NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
CREATE INDEX token_by_login ON people.token (login, id);

-- What was typed at the door, also for logins that do not exist.
CREATE TABLE people.sign_in (
    id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    login   text        NOT NULL,
    at      timestamptz NOT NULL,
    outcome text        NOT NULL,
    address text        NOT NULL,
    agent   text        NOT NULL
);
CREATE INDEX sign_in_by_login ON people.sign_in (login, id);

CREATE TABLE people.session (
    hash        bytea       NOT NULL PRIMARY KEY,
    login       text,
    created_at  timestamptz NOT NULL,
    accessed_at timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    content     bytea       NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX session_by_login ON people.session (login);

-- One row: who we are.
CREATE TABLE people.company (
    one      boolean NOT NULL PRIMARY KEY DEFAULT true CHECK (one),
    name     text    NOT NULL,
    language text    NOT NULL
);
