package org.hengwei;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.hengwei.database.TestDatabase;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.core.annotation.AliasFor;
import org.springframework.test.context.ContextConfiguration;

/**
 * Boots the whole program on a database of its own in the one PostgreSQL of the test run, with {@code MockMvc} and a
 * {@link MovableClock}. Classes with the same settings share program and database, and nothing is cleaned up between tests:
 * give things codes of their own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest
@AutoConfigureMockMvc
@ContextConfiguration(
        classes = {Hengwei.class, MovableClock.Supply.class},
        initializers = TestDatabase.class)
public @interface RoomTest {

    /** Properties on top of the program's own; each set of them costs another start. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "properties")
    String[] properties() default {};

    /** {@code RANDOM_PORT} for tests that need a real server, such as the browser's. */
    @AliasFor(annotation = SpringBootTest.class, attribute = "webEnvironment")
    SpringBootTest.WebEnvironment webEnvironment() default SpringBootTest.WebEnvironment.MOCK;
}
