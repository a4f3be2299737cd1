package org.hengwei.customers;

import java.util.List;
import org.hengwei.journal.AttachmentView;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a project beside its facts (R164 to R166, R169 to R171); each list newest first.
 *
 * @param talkDue null while no interval is set
 * @param files every file of the project and of its contract, as far as the reader may see the contract
 */
public record DossierView(
        String project,
        String name,
        String customer,
        List<Filing.Filed<Filing.Paper>> papers,
        Filing.Sums sums,
        List<Filing.Filed<Filing.Cost>> costs,
        List<Filing.Filed<Filing.Training>> trainings,
        List<Filing.Filed<Filing.VendorService>> vendorServices,
        Filing.@Nullable TalkDue talkDue,
        List<Filing.Filed<Filing.Talk>> talks,
        List<AttachmentView> files) {}
