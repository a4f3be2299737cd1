package org.hengwei.shared;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lists as Excel workbooks: {@code sheets.<Line>of(ui, "incidents.queue").column("incidents.title", Line::title).send(…)}.
 * Offered on a page's own address and on the address of its list in the API, when that is asked to answer {@link #XLSX}.
 */
@Component
public class Sheets {

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /** Rows read at once. */
    public static final int STRETCH = 200;

    private static final int MOST_ROWS = 100_000;

    private final ObjectProvider<Names> rooms;
    private final CompanyZone zone;
    private final Clock clock;
    private final int most;

    @Autowired
    Sheets(ObjectProvider<Names> rooms, CompanyZone zone, Clock clock) {
        this(rooms, zone, clock, MOST_ROWS);
    }

    Sheets(ObjectProvider<Names> rooms, CompanyZone zone, Clock clock, int most) {
        this.rooms = rooms;
        this.zone = zone;
        this.clock = clock;
        this.most = most;
    }

    /** @param title message key, the name of the sheet */
    public <T> Sheet<T> of(Ui ui, String title) {
        return new Sheet<>(ui, ui.t(title), rooms.stream().toList(), zone, zone.dayOf(clock.instant()), most);
    }
}
