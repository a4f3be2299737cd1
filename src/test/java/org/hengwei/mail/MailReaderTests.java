package org.hengwei.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;
import org.hengwei.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mails as programs of all kinds write them. */
class MailReaderTests {

    private static final String WORDS = "三楼视频监控平台无法登录，请尽快处理。";

    private final MailReader reader = new MailReader();
    private final LoopGuard guard = new LoopGuard();

    private ReadMail read(byte[] raw) throws Exception {
        return reader.read(raw);
    }

    private ReadMail read(String raw) throws Exception {
        return read(raw.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mail(String charset, String label) {
        var head = "From: a@b.example\r\nSubject: x\r\nMessage-ID: <1@b>\r\nContent-Type: text/plain; charset=" + label
                + "\r\nContent-Transfer-Encoding: base64\r\n\r\n";
        var body = Base64.getMimeEncoder().encodeToString(WORDS.getBytes(Charset.forName(charset)));
        return (head + body).getBytes(StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "GBK,gb2312",
        "GBK,GBK",
        "GB18030,gb18030",
        "UTF-8,utf-8",
        "UTF-8,gb2312",
        "GBK,utf-8",
        "GBK,us-ascii",
        "UTF-8,iso-8859-1",
        "GBK,iso-8859-1",
        "UTF-8,no-such-charset",
        "GBK,\"\"",
        "UTF-16,utf-16",
        "Big5,big5"
    })
    @Requirement("R183")
    void aBodyIsReadThoughItsLabelIsWrong(String real, String label) throws Exception {
        assertThat(Set.of(read(mail(real, label)).text()))
                .containsExactly(real.equals("Big5") ? new String(WORDS.getBytes("Big5"), "Big5") : WORDS);
    }

    @Test
    void headersAreReadHoweverTheyAreEncoded() throws Exception {
        var bytes = "监控平台故障".getBytes("GBK");
        var cut = "=?GB2312?B?" + encode(bytes, 0, 5) + "?=\r\n =?gb2312?B?" + encode(bytes, 5, bytes.length) + "?=";
        assertThat(read("Subject: " + cut + "\r\n\r\nx").title()).isEqualTo("监控平台故障");
        assertThat(read("Subject: =?utf-8?Q?=E5=91=8A=E8=AD=A6_in_A?= =?utf-8?Q?=E6=A5=BC?=\r\n\r\nx")
                        .title())
                .isEqualTo("告警 in A楼");
        var bare = "From: 王工 <W@B.example>\r\nSubject: 没有编码的主题\r\n\r\nx";
        assertThat(read(bare.getBytes("GBK")).title()).isEqualTo("没有编码的主题");
        assertThat(read(bare).senderName()).isEqualTo("王工");
        assertThat(read(bare).sender()).isEqualTo("w@b.example");
    }

    private static String encode(byte[] bytes, int from, int to) {
        return Base64.getEncoder().encodeToString(java.util.Arrays.copyOfRange(bytes, from, to));
    }

    @Test
    void partsInPartsGiveOneTextAndNamedFiles() throws Exception {
        var mail = read("""
                From: a@b.example
                Subject: x
                Content-Type: multipart/mixed; boundary=OUT

                --OUT
                Content-Type: multipart/related; boundary=REL

                --REL
                Content-Type: multipart/alternative; boundary=ALT

                --ALT
                Content-Type: text/plain; charset=utf-8

                plain words
                --ALT
                Content-Type: text/html; charset=utf-8

                <p>html words</p>
                --ALT--
                --REL
                Content-Type: image/png
                Content-ID: <logo.1@b>
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=
                --REL--
                --OUT
                Content-Type: application/octet-stream
                Content-Disposition: attachment; filename*0*=gb2312''%B9%CA%D5%CF; filename*1*=%B1%A8%B8%E6.txt

                one
                --OUT
                Content-Type: application/pdf; name="=?GBK?B?zsS1tS5wZGY=?="
                Content-Disposition: attachment

                two
                --OUT
                Content-Type: application/ms-tnef; name=winmail.dat
                Content-Disposition: attachment; filename=winmail.dat

                three
                --OUT--
                """.replace("\n", "\r\n"));
        assertThat(mail.text()).isEqualTo("plain words");
        assertThat(mail.files()).extracting(ReadMail.Piece::name).containsExactly("logo.1.png", "故障报告.txt", "文档.pdf");
        assertThat(mail.unreadable()).containsExactly("winmail.dat");
    }

    @Test
    void htmlAloneBecomesTextWithItsLines() {
        var html = "<style>p{}</style><div>Dear all,<br>it is <b>down</b>.</div><p>Since&nbsp;9</p>"
                + "<ul><li>cam 1</li><li>cam 2</li></ul><blockquote><div>earlier</div>words</blockquote>";
        assertThat(HtmlText.of(html))
                .isEqualTo("Dear all,\nit is down.\n\nSince 9\n\n- cam 1\n- cam 2\n\n> earlier\n> words");
    }

    @Test
    void onlyOwnWordsOfAReplyAreHis() {
        assertThat(Quotes.own("还是不行\n\n------------------ 原始邮件 ------------------\n发件人: x\n旧内容"))
                .isEqualTo("还是不行");
        assertThat(Quotes.own("好了，谢谢\n\n发件人： 服务台\n发送时间： 2026年11月21日\n旧内容")).isEqualTo("好了，谢谢");
        assertThat(Quotes.own(
                        "still down\n\nOn Sat, Nov 21, 2026 at 9:00 AM Desk <d@x.example>\nwrote:\n> old\n> words"))
                .isEqualTo("still down");
        assertThat(Quotes.own("On Sat, Nov 21, 2026, Desk wrote:\n> old\n\nanswer below"))
                .isEqualTo("answer below");
        assertThat(Quotes.own("> is it up?\nyes\n> and now?\nno\n-- \nWang")).isEqualTo("yes\nno");
        assertThat(Quotes.own("在 2026年11月21日 服务台 写道：\n> 旧")).isEqualTo("在 2026年11月21日 服务台 写道：\n> 旧");
        assertThat(Quotes.own("see below\n-----Original Message-----\nFrom: x\nold"))
                .isEqualTo("see below");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Auto-Submitted: auto-replied|AUTO_REPLY",
                "Auto-Submitted: auto-generated|AUTO_GENERATED",
                "Auto-Submitted: no|",
                "Precedence: bulk|BULK",
                "Precedence: junk|BULK",
                "Precedence: auto_reply|AUTO_REPLY",
                "List-Id: <all.b.example>|BULK",
                "Return-Path: <>|NO_RETURN_PATH",
                "X-Autoreply: yes|AUTO_REPLY",
                "Subject: Automatic reply: away|AUTO_REPLY",
                "Subject: 自动回复: 出差|AUTO_REPLY",
                "Subject: Out of Office: until Monday|AUTO_REPLY",
                "Subject: The office is out of paper|",
                "X-Hengwei-Ticket: INC-000001|OWN_MAIL",
                "Content-Type: multipart/report; report-type=delivery-status; boundary=b|BOUNCE",
                "X-Auto-Response-Suppress: All|"
            })
    void mailsOfProgramsAreTold(String header, String sign) throws Exception {
        var body = header.contains("boundary=b") ? "--b\r\n\r\nx\r\n--b--\r\n" : "x";
        var mail = read("From: a@b.example\r\n" + header + "\r\n\r\n" + body);
        assertThat(guard.sign(mail, Set.of())).isEqualTo(sign == null ? null : LoopGuard.Sign.valueOf(sign));
        assertThat(guard.sign(mail, Set.of("a@b.example"))).isNotNull();
    }

    @Test
    void whoWantsNoAutomaticAnswerGetsNone() throws Exception {
        assertThat(guard.unanswerable(read("From: a@b\r\nX-Auto-Response-Suppress: OOF, AutoReply\r\n\r\nx")))
                .isTrue();
        assertThat(guard.unanswerable(read("From: a@b\r\n\r\nx"))).isFalse();
    }

    @Test
    void theSameMailIsKnownHoweverItTravelled() throws Exception {
        var one = read("Received: by one\r\nFrom: a@b\r\nSubject: s\r\nMessage-ID: <1@b>\r\n\r\nwords");
        var two = read("Received: by two\r\nFrom: a@b\r\nSubject: s\r\nMessage-ID: <1@b>\r\n\r\nwords");
        var other = read("From: a@b\r\nSubject: s\r\nMessage-ID: <1@b>\r\n\r\nother words");
        assertThat(two.key()).isEqualTo(one.key());
        assertThat(two.hash()).isEqualTo(one.hash());
        assertThat(other.hash()).isNotEqualTo(one.hash());
        assertThat(read("From: a@b\r\n\r\nx").key()).startsWith("sha256:");
    }
}
