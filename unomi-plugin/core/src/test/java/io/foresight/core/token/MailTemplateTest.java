/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailTemplateTest {
  private static void refused(String template, String why) {
    assertThatThrownBy(() -> MailTemplate.html("html", template))
        .as(template)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("html line ")
        .hasMessageContaining(why);
  }

  private static String inItems(String template) {
    return "{{#items}}" + template + "{{/items}}";
  }

  @Test
  void unknownFields_areNamedWithTheirPlace() {
    assertThatThrownBy(() -> MailTemplate.html("html", "<p>\n {{titel}}</p>"))
        .hasMessageStartingWith("html line 2, column 2: {{titel}} is unknown; allowed are [button");
    refused("{{title}}", "known only inside {{#items}}");
    refused(inItems("{{#items}}{{/items}}"), "{{items}} is unknown");
    refused("{{items}}", "is a list");
    refused("{{}}", "unknown");
  }

  @Test
  void whatWouldNotBeEscaped_isRefused() {
    refused(inItems("{{{title}}}"), "would not be escaped");
    refused(inItems("{{&title}}"), "would not be escaped");
    refused("{{>other}}", "not supported");
    refused("{{=<% %>=}}", "not supported");
  }

  @Test
  void valuesStandOnlyWhereTheyAreSafe() {
    refused(inItems("<a {{title}}>x</a>"), "allowed are text and attribute values");
    refused(inItems("<{{title}}>"), "a < begins no tag");
    refused(inItems("<td width={{position}}>x</td>"), "");
    refused(inItems("<td width='{{position}}'>x</td>"), "double quotes");
    refused(inItems("<a href=\"{{title}}\">x</a>"), "allowed is {{url}} or {{image}}");
    refused(inItems("<a href=\"https://x.example/{{url}}\">x</a>"), "as the whole of it");
    refused(inItems("<td style=\"color:{{title}}\">x</td>"), "must not stand in style");
    refused(inItems("<style>{{title}}</style>"), "stands in <style>");
    refused(inItems("<!-- {{title}} -->"), "comment");
    refused(inItems("<p onclick=\"{{title}}\">x</p>"), "onclick");
  }

  @Test
  void onlyMarkupOfMails_wholeAndClosed() {
    refused("<script>x</script>", "<script> must not be in a block");
    refused("<iframe></iframe>", "<iframe>");
    refused("<a href=\"javascript:x\">x</a>", "href must begin with");
    refused("<p style=\"x:expression(1)\">x</p>", "must not hold a script");
    refused("<p>", "<p> is not closed");
    refused("<p><b></p></b>", "</p> closes <b>");
    refused(inItems("{{#price}}<p>{{/price}}</p>"), "whole tags");
    refused("<p {{#heading}}x{{/heading}}></p>", "between tags");
    refused("{{#heading}}", "is not closed");
    refused("{{/heading}}", "closes nothing");
    refused("{{heading", "{{ is not closed");
    refused("<p", "inside <p>");
    refused("a < b", "a < begins no tag");
    refused("<!--[if mso]><table><![endif]-->", "<table> is not closed");
    assertThatThrownBy(() -> MailTemplate.html("html", "x".repeat(50_001)))
        .hasMessage("html must have at most 50000 characters");
  }

  @Test
  void goodTemplates_renderWithContextualEscapes_inAscii() {
    MailTemplate t =
        MailTemplate.html(
            "html",
            "<p title=\"für ☃\">Für {{!not shown}}\n"
                + "{{#items}}\n<a href=\"{{url}}\" title=\"{{title}}\">{{title}}</a>"
                + "{{^price}}?{{/price}}<br/>\n{{/items}}\n</p>");
    String html =
        t.render(
            Map.of(
                "items",
                List.of(Map.of("url", "https://a.example/?a=1&b=%7Bx%7D", "title", "\"ä\" {b}"))));
    assertThat(html)
        .isEqualTo(
            "<p title=\"f&uuml;r \">F&#252;r \n"
                + "<a href=\"https://a.example/?a=1&amp;b=%7B%78%7D\""
                + " title=\"&quot;&auml;&quot; (b)\">"
                + "&quot;&#228;&quot; &#123;&#8204;b&#125;</a>?<br/>\n</p>");
  }

  @Test
  void shippedTemplates_areSound_andTellTheirSource() {
    assertThat(DefaultTemplates.html()).contains("{{#items}}").contains("prefers-color-scheme");
    assertThat(DefaultTemplates.text()).contains("{{url}}");
    MailTemplate.html("html", DefaultTemplates.html());
  }
}
