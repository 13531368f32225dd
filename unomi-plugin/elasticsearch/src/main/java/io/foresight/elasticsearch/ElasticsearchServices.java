/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import io.foresight.core.catalogue.CatalogueFeeds;
import io.foresight.core.catalogue.CatalogueStore;
import io.foresight.core.history.HistoryImport;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.ProfileStore;
import io.foresight.elasticsearch.catalogue.ElasticsearchCatalogueFeeds;
import io.foresight.elasticsearch.history.HistoryImporter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the ports of the core as services, connected as Unomi itself is, and follows changes of
 * Unomi's configuration. Connects lazily: Elasticsearch may come later. The connection is a service
 * too, for other components of this bundle.
 */
@Component(service = ConfigurationListener.class, immediate = true)
public final class ElasticsearchServices implements ConfigurationListener {
  /** Unomi's own configuration. */
  static final String PID = "org.apache.unomi.persistence.elasticsearch";

  private static final Logger LOG = LoggerFactory.getLogger(ElasticsearchServices.class);

  private final List<ServiceRegistration<?>> registrations = new ArrayList<>();
  private @Nullable ConfigurationAdmin configurations;
  private @Nullable BundleContext context;
  private @Nullable ElasticsearchConnection connection;

  @Reference
  void setConfigurations(ConfigurationAdmin admin) {
    configurations = admin;
  }

  @Activate
  synchronized void activate(BundleContext bundleContext) {
    context = bundleContext;
    configure(bundleContext);
  }

  @Override
  public synchronized void configurationEvent(ConfigurationEvent event) {
    if (PID.equals(event.getPid()) && context != null) {
      configure(context);
    }
  }

  private void configure(BundleContext bundleContext) {
    try {
      ElasticsearchSettings settings = ElasticsearchSettings.fromUnomi(properties());
      if (connection == null) {
        connection = new ElasticsearchConnection(settings);
        register(bundleContext, connection);
      } else {
        connection.reconfigure(settings);
      }
      LOG.info("Using {}", settings);
    } catch (IllegalArgumentException e) {
      LOG.error("{} cannot be used, waiting for a change: {}", PID, e.getMessage());
    } catch (IOException e) {
      LOG.error("{} cannot be read", PID, e);
    }
  }

  private Map<String, Object> properties() throws IOException {
    Map<String, Object> map = new HashMap<>();
    if (configurations != null) {
      // A null location does not claim the configuration for this bundle.
      Dictionary<String, Object> values =
          configurations.getConfiguration(PID, null).getProperties();
      if (values != null) {
        for (var keys = values.keys(); keys.hasMoreElements(); ) {
          String key = keys.nextElement();
          map.put(key, values.get(key));
        }
      }
    }
    return map;
  }

  private void register(BundleContext bundle, ElasticsearchConnection es) {
    registrations.add(bundle.registerService(ElasticsearchConnection.class, es, null));
    registrations.add(
        bundle.registerService(EventSource.class, new ElasticsearchEventSource(es), null));
    registrations.add(
        bundle.registerService(ProfileStore.class, new ElasticsearchProfileStore(es), null));
    DocumentStore documents = new ElasticsearchDocumentStore(es);
    registrations.add(bundle.registerService(DocumentStore.class, documents, null));
    CatalogueStore catalogue = new ElasticsearchCatalogueStore(es);
    registrations.add(bundle.registerService(CatalogueStore.class, catalogue, null));
    registrations.add(
        bundle.registerService(
            CatalogueFeeds.class,
            new ElasticsearchCatalogueFeeds(catalogue, documents, Clock.systemUTC()),
            null));
    registrations.add(
        bundle.registerService(
            HistoryImport.class, new HistoryImporter(es, documents, Clock.systemUTC()), null));
  }

  @Deactivate
  synchronized void deactivate() {
    registrations.forEach(ServiceRegistration::unregister);
    registrations.clear();
    context = null;
    if (connection != null) {
      connection.close();
      connection = null;
    }
  }
}
