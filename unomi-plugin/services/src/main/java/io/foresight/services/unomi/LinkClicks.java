/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.unomi;

import io.foresight.services.mail.MailCredits;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.unomi.api.CustomItem;
import org.apache.unomi.api.Event;
import org.apache.unomi.api.Item;
import org.apache.unomi.api.services.EventListenerService;
import org.apache.unomi.api.services.EventService;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Hears of mails that were sent and of people who came by their links: told by the mail platform
 * ({@code mailClick}), which does not know of every link in a block, and by the pages themselves
 * ({@code view}, {@code productView}), whose address is part of the event.
 */
@Component(service = EventListenerService.class)
public class LinkClicks implements EventListenerService {
  private static final Set<String> TYPES = Set.of("mailSent", "mailClick", "view", "productView");
  private static final List<String> ADDRESSES =
      List.of("url", "destinationURL", "destinationSearch", "pageUrl");

  @Reference private MailCredits credits;

  @Override
  public boolean canHandle(Event event) {
    return TYPES.contains(event.getEventType());
  }

  @Override
  public int onEvent(Event event) {
    long at = event.getTimeStamp().getTime();
    if (event.getEventType().equals("mailSent")) {
      Object fields = event.getProperty("fields");
      if (fields instanceof Collection && event.getProfileId() != null) {
        credits.sent(
            event.getProfileId(),
            ((Collection<?>) fields).stream().map(String::valueOf).collect(Collectors.toList()),
            at);
      }
      return EventService.NO_CHANGE;
    }
    boolean machine = Boolean.TRUE.equals(event.getProperty("machine"));
    look(event.getProperties(), machine, at);
    look(properties(event.getSource()), machine, at);
    look(properties(event.getTarget()), machine, at);
    return EventService.NO_CHANGE;
  }

  private static Map<String, Object> properties(Item item) {
    Map<String, Object> own =
        item instanceof CustomItem ? ((CustomItem) item).getProperties() : null;
    return own == null ? Map.of() : own;
  }

  private void look(Map<String, Object> properties, boolean machine, long at) {
    if (properties == null) {
      return;
    }
    for (String name : ADDRESSES) {
      Object url = properties.get(name);
      if (url instanceof String) {
        credits.clicked((String) url, machine, at);
      }
    }
    Object page = properties.get("pageInfo");
    if (page instanceof Map) {
      Object url = ((Map<?, ?>) page).get("destinationURL");
      if (url instanceof String) {
        credits.clicked((String) url, machine, at);
      }
    }
  }
}
