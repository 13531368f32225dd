/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.actions;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Our part of a profile. Unomi stores the whole profile once more with its session, and reads it at
 * every request; there ours, the largest part, is of no use and becomes null.
 */
@JsonSerialize(using = Content.Writer.class)
final class Content extends LinkedHashMap<String, Object> {
  private static final long serialVersionUID = 1;

  Content(Map<String, Object> content) {
    super(content);
  }

  /** Writes it, unless the profile is somebody's {@code profile}. */
  static final class Writer extends JsonSerializer<Content> {
    @Override
    public void serialize(Content content, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      if (inSession(out.getOutputContext())) {
        out.writeNull();
        return;
      }
      out.writeStartObject();
      for (Map.Entry<String, Object> e : content.entrySet()) {
        provider.defaultSerializeField(e.getKey(), e.getValue(), out);
      }
      out.writeEndObject();
    }

    /**
     * @param system of the system properties
     */
    private static boolean inSession(JsonStreamContext system) {
      JsonStreamContext profile = system.getParent();
      JsonStreamContext session = profile == null ? null : profile.getParent();
      return session != null && "profile".equals(session.getCurrentName());
    }
  }
}
