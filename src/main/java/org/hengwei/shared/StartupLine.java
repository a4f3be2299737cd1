package org.hengwei.shared;

import java.util.List;

/** Something a person at the console has to know once the program is up, such as how to sign in. */
public interface StartupLine {

    List<String> lines();
}
