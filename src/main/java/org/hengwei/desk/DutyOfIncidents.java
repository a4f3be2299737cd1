package org.hengwei.desk;

import java.time.Instant;
import java.util.List;
import org.hengwei.desk.db.DutyRecord;
import org.hengwei.incidents.DutyRoster;
import org.hengwei.incidents.Tier;
import org.springframework.stereotype.Component;

/** Tells the incidents who is on duty, so that their rules can assign by duty. */
@Component
class DutyOfIncidents implements DutyRoster {

    private final RosterRepository repository;

    DutyOfIncidents(RosterRepository repository) {
        this.repository = repository;
    }

    @Override
    public List<String> onDuty(String project, Tier tier, Instant at) {
        var there = repository.at(at).stream()
                .filter(duty -> duty.getPost().equals(tier.name()))
                .toList();
        var own =
                there.stream().filter(duty -> project.equals(duty.getProject())).toList();
        return (own.isEmpty()
                        ? there.stream()
                                .filter(duty -> duty.getProject() == null)
                                .toList()
                        : own)
                .stream().map(DutyRecord::getLogin).toList();
    }
}
