package org.hengwei;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import org.hengwei.database.ConsoleLine;
import org.hengwei.database.Database;
import org.hengwei.database.Refusal;
import org.hengwei.database.Surroundings;
import org.hengwei.shared.StartupLine;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The running program: the database beneath, Spring upon it, and both taken down in the other order. */
final class House {

    private @Nullable Database database;
    private @Nullable ConfigurableApplicationContext rooms;
    private @Nullable AotTraining training;

    /** Opens the house and returns when it serves. Closes it again when the process is asked to end, also half-way. */
    void open(Surroundings surroundings) {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "close"));
        synchronized (this) {
            checkPort(surroundings);
            var ground = Database.open(surroundings);
            database = ground;
            rooms = start(surroundings, ground);
            ground.begun();
            welcome(surroundings, rooms);
            training = AotTraining.over(ground).orElse(null);
        }
    }

    /** Asked before anything is started, so that nothing has to be taken down again. */
    private static void checkPort(Surroundings surroundings) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(surroundings.bind(), surroundings.port()));
        } catch (IOException e) {
            throw portRefused(surroundings, e);
        }
    }

    private static Refusal portRefused(Surroundings surroundings, Exception cause) {
        return new Refusal("port", surroundings.bind(), Integer.toString(surroundings.port()), cause.getMessage());
    }

    private static ConfigurableApplicationContext start(Surroundings surroundings, Database ground) {
        try {
            return application(properties(surroundings, ground)).run();
        } catch (RuntimeException e) {
            if (isPortInUse(e)) {
                throw portRefused(surroundings, e);
            }
            throw e;
        }
    }

    private static boolean isPortInUse(@Nullable Throwable problem) {
        return problem != null && (problem instanceof PortInUseException || isPortInUse(problem.getCause()));
    }

    private static Map<String, Object> properties(Surroundings surroundings, Database ground) {
        var properties = new HashMap<>(ground.properties());
        properties.put("server.port", surroundings.port());
        properties.put("server.address", surroundings.bind());
        return properties;
    }

    private static SpringApplication application(Map<String, Object> properties) {
        var application = new SpringApplication(Hengwei.class);
        application.setBannerMode(Banner.Mode.OFF);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context ->
                context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("start", properties)));
        return application;
    }

    /** Says where it is and how to sign in. */
    private static void welcome(Surroundings surroundings, ConfigurableApplicationContext rooms) {
        System.out.println(ConsoleLine.of("database.up", surroundings.address()));
        rooms.getBeanProvider(StartupLine.class)
                .orderedStream()
                .flatMap(bean -> bean.lines().stream())
                .forEach(System.out::println);
        System.out.flush();
    }

    private synchronized void close() {
        try {
            if (training != null) {
                training.close();
            }
            if (rooms != null) {
                rooms.close();
            }
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }
}
