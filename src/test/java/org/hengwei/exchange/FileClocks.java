package org.hengwei.exchange;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * What the states of the real file say of each incident's clock, found by walking through its minutes one by one: plain
 * splitting of lines, minutes of China counted from the start of 2016, and nothing of the program.
 */
final class FileClocks {

    private static final LocalDateTime ZERO = LocalDateTime.of(2016, 1, 1, 0, 0);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d/M/yyyy HH:mm");
    private static final int DAYS = 3 * 366;
    private static final Set<String> WAITING =
            Set.of("Awaiting User Info", "Awaiting Vendor", "Awaiting Problem", "Awaiting Evidence");
    private static final Map<String, Integer> HOURS = Map.of("1", 4, "2", 24, "3", 72, "4", 120);

    /** @param waits minutes from and until */
    record Story(int opened, Integer resolved, String priority, String group, List<int[]> waits) {

        int waited() {
            return waits.stream().mapToInt(wait -> wait[1] - wait[0]).sum();
        }

        int due(BitSet working) {
            var left = HOURS.get(priority) * 60;
            var minute = opened;
            while (left > 0) {
                var now = minute;
                if (working.get(now) && waits.stream().noneMatch(wait -> now >= wait[0] && now < wait[1])) {
                    left--;
                }
                minute++;
            }
            return minute;
        }
    }

    private FileClocks() {}

    static LocalDateTime time(int minute) {
        return ZERO.plusMinutes(minute);
    }

    static BitSet always() {
        var all = new BitSet();
        all.set(0, DAYS * 1440);
        return all;
    }

    /** 08:30 to 12:00 and 13:30 to 18:00 on working days of China. */
    static BitSet office() throws IOException {
        var free = new HashSet<LocalDate>();
        var worked = new HashSet<LocalDate>();
        try (var lines = reader("/data/cn-holidays.csv", false)) {
            for (var line : lines.lines().skip(1).toList()) {
                var cells = line.split(",");
                (cells[1].equals("HOLIDAY") ? free : worked).add(LocalDate.parse(cells[0]));
            }
        }
        var open = new BitSet();
        for (var day = 0; day < DAYS; day++) {
            var date = ZERO.toLocalDate().plusDays(day);
            var weekend = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
            if (worked.contains(date) || (!weekend && !free.contains(date))) {
                open.set(day * 1440 + 510, day * 1440 + 720);
                open.set(day * 1440 + 810, day * 1440 + 1080);
            }
        }
        return open;
    }

    private static BufferedReader reader(String name, boolean packed) throws IOException {
        var file = Objects.requireNonNull(FileClocks.class.getResourceAsStream(name));
        return new BufferedReader(new InputStreamReader(packed ? new GZIPInputStream(file) : file, UTF_8));
    }

    /** By number. */
    static Map<String, Story> stories(String file) throws IOException {
        var rows = new HashMap<String, List<String[]>>();
        List<String> header;
        try (var lines = reader(file, true)) {
            header = Arrays.asList(lines.readLine().split(",", -1));
            lines.lines()
                    .map(line -> line.split(",", -1))
                    .forEach(cells -> rows.computeIfAbsent(cells[0], number -> new ArrayList<>())
                            .add(cells));
        }
        var order = header.indexOf("sys_mod_count");
        var stories = new TreeMap<String, Story>();
        rows.forEach((number, mine) -> {
            mine.sort(java.util.Comparator.comparingInt(cells -> Integer.parseInt(cells[order])));
            stories.put(number, story(header, mine));
        });
        return stories;
    }

    private static Story story(List<String> header, List<String[]> rows) {
        var last = rows.getLast();
        var waits = new ArrayList<int[]>();
        String waiting = null;
        var since = 0;
        for (var cells : rows) {
            var state = cells[header.indexOf("incident_state")];
            var at = minute(cells[header.indexOf("sys_updated_at")]);
            if (waiting != null && !waiting.equals(state)) {
                waits.add(new int[] {since, Math.max(since, at)});
                waiting = null;
            }
            if (waiting == null && WAITING.contains(state)) {
                waiting = state;
                since = at;
            }
        }
        var group = last[header.indexOf("assignment_group")];
        return new Story(
                minute(last[header.indexOf("opened_at")]),
                minute(last[header.indexOf("resolved_at")]),
                last[header.indexOf("priority")],
                group.equals("?") ? "UNASSIGNED" : group,
                waits);
    }

    private static Integer minute(String text) {
        return text.equals("?")
                ? null
                : Integer.valueOf((int)
                        Duration.between(ZERO, LocalDateTime.parse(text, TIME)).toMinutes());
    }
}
