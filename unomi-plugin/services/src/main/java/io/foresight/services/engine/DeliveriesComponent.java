/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.engine;

import io.foresight.core.consent.ConsentGate;
import io.foresight.core.delivery.Delivery;
import io.foresight.core.delivery.DeliveryField;
import io.foresight.core.delivery.DeliverySegment;
import io.foresight.core.delivery.DeliverySource;
import io.foresight.core.job.Progress;
import io.foresight.core.store.RawProfile;
import io.foresight.services.mail.MailBlock;
import io.foresight.services.mail.MailTokens;
import io.foresight.services.unomi.PredictiveSegments;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Offers {@link Deliveries} to the connector. */
@Component(service = DeliverySource.class)
public class DeliveriesComponent implements DeliverySource {
  @Reference private Engine engine;
  @Reference private PredictiveSegments segments;
  @Reference private LiveSettings settings;
  @Reference private MailTokens tokens;

  @Reference(target = "(foresight=true)")
  private Clock clock;

  @Override
  public List<DeliveryField> fields() {
    return deliveries().fields();
  }

  @Override
  public List<DeliverySegment> segments() {
    return deliveries().segments();
  }

  @Override
  public void read(Consumer<List<Delivery>> sink, Progress progress) {
    deliveries().read(sink, progress);
  }

  private Deliveries deliveries() {
    return new Deliveries(
        engine.profiles(),
        new ConsentGate(settings.get().deliveryConsent()),
        engine.live()::goals,
        this::mirrored,
        blocks(),
        clock);
  }

  /** Those there are now; a run makes all its blocks alike. */
  private Deliveries.Blocks blocks() {
    List<MailBlock> all = tokens.forContacts();
    List<DeliveryField> fields = new ArrayList<>();
    all.forEach(b -> fields.addAll(b.fields()));
    return new Deliveries.Blocks() {
      @Override
      public List<DeliveryField> fields() {
        return fields;
      }

      @Override
      public List<String> paths() {
        return MailTokens.PROFILE_FIELDS;
      }

      @Override
      public Map<String, Map<String, String>> values(List<RawProfile> people) {
        return tokens.values(people, all);
      }
    };
  }

  private List<DeliverySegment> mirrored() {
    List<DeliverySegment> out = new ArrayList<>();
    segments.ours().forEach(id -> out.add(new DeliverySegment(id, segments.nameOf(id))));
    return out;
  }
}
