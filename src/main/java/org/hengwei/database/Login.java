package org.hengwei.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * How to reach a database: the program's own role, and the owner that migrates. Both are the same where only one credential
 * is given.
 *
 * @param url JDBC URL
 */
public record Login(String url, String user, String password, String owner, String ownerPassword) {

    /** A connection of the owner, who sees and may change everything. */
    Connection asOwner() throws SQLException {
        return DriverManager.getConnection(url, owner, ownerPassword);
    }

    @Override
    public String toString() {
        return user + " at " + url;
    }
}
