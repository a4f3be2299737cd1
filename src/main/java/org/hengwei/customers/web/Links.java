package org.hengwei.customers.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.springframework.web.util.UriUtils;

/** Addresses of this room's things; codes may hold spaces and letters of any script. */
public final class Links {

    private Links() {}

    public static String customer(String code) {
        return "/customers/" + segment(code);
    }

    public static String contract(String code) {
        return "/contracts/" + segment(code);
    }

    public static String project(String code) {
        return "/projects/" + segment(code);
    }

    public static String journal(String kind, String code) {
        return "/journal/" + kind + "/" + segment(code);
    }

    public static String segment(String code) {
        return UriUtils.encodePathSegment(code, UTF_8);
    }

    /** For the value of a query. */
    public static String value(String text) {
        return UriUtils.encode(text, UTF_8);
    }
}
