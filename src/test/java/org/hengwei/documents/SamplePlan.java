package org.hengwei.documents;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hengwei.documents.Cover.HistoryRow;
import org.hengwei.documents.Cover.Signature;

/** The yearly plan of the seed as content, with a table long enough for several pages. */
final class SamplePlan {

    private SamplePlan() {}

    static DocumentContent content() {
        var author = new Signature("吴杰", LocalDate.of(2025, 1, 7));
        var reviewer = new Signature("赵建中", LocalDate.of(2025, 1, 7));
        var approver = new Signature("陆涛", LocalDate.of(2025, 1, 7));
        var cover = new Cover(
                "云南腾电科技有限公司",
                "2025年运维服务质量管理计划",
                "YNTD-ITSS-0417",
                "V1.0",
                "受控",
                "内部",
                author,
                reviewer,
                approver,
                LocalDate.of(2025, 1, 7),
                List.of("质量部", "运维部"),
                "参与运维服务业务的部门和人员",
                List.of(new HistoryRow("V1.0", author, reviewer, approver, null, "首次发布")),
                List.of("GB/T 28827.1-2022 《信息技术服务 运行维护 第1部分：通用要求》", "国家有关法律、法规及行业标准"));
        return new DocumentContent(cover, sections());
    }

    private static List<Section> sections() {
        return List.of(
                new Section("1. 目的", List.of(new Block.Paragraph("依据我公司运维服务业务定位和能力，策划运行维护服务对象的服务内容和要求，提高服务质量。"))),
                new Section("2. 适用范围", List.of(new Block.Paragraph("本手册适用于本公司参与运维服务业务的部门和人员"))),
                new Section("5. 角色与职责", List.of(roles())),
                new Section(
                        "6. 服务质量管理活动",
                        List.of(
                                new Block.Paragraph("提高客户满意度：客户满意度平均分 ≥ 95分，投诉率 ≤ 1%，Σ 全年。"),
                                new Block.Heading(2, "6.1. 运维服务能力内审"),
                                new Block.Bullets(List.of("审核运维服务活动及其结果是否符合策划的安排。", "由质量部负责组织实施。"), true))),
                new Section("7. 运维服务质量管理计划", List.of(plan())));
    }

    private static Block.Table roles() {
        return new Block.Table(
                List.of(new Block.Column("角色", 15), new Block.Column("职责", 85)),
                List.of(
                        List.of("管理层", "➤ 负责审批年度服务能力管理计划。\n➤ 定期对服务实施过程进行监控管理。"),
                        List.of("质量部", "➤ 监控运维服务质量。\n➤ 负责客户满意度调查。")));
    }

    private static Block.Table plan() {
        var rows = new ArrayList<List<String>>();
        for (var i = 1; i <= 30; i++) {
            rows.add(List.of(
                    Integer.toString(i),
                    "质量信息反馈",
                    "1. 加强与用户的联系, 主动征求意见;\n2. 按规定及时交流和采用反馈信息;\n3. 跟踪问题处置;",
                    "运维部",
                    "质量部",
                    "运维部经理",
                    "2025年10月"));
        }
        return new Block.Table(
                List.of(
                        new Block.Column("编号", 7),
                        new Block.Column("工作项目", 15),
                        new Block.Column("措施及要求", 38),
                        new Block.Column("责任部门", 10),
                        new Block.Column("配合部门", 10),
                        new Block.Column("负责人", 10),
                        new Block.Column("计划实施日期", 12)),
                rows);
    }
}
