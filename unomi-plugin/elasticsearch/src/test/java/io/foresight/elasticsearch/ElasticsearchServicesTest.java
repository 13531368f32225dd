/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.foresight.core.catalogue.CatalogueFeeds;
import io.foresight.core.catalogue.CatalogueStore;
import io.foresight.core.history.HistoryImport;
import io.foresight.core.store.DocumentStore;
import io.foresight.core.store.EventSource;
import io.foresight.core.store.ProfileStore;
import java.util.Hashtable;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;

@SuppressWarnings({"unchecked", "rawtypes"}) // Mocks of generic types.
class ElasticsearchServicesTest {
  private final BundleContext bundle = mock(BundleContext.class);
  private final Configuration configuration = mock(Configuration.class);
  private final ServiceRegistration registration = mock(ServiceRegistration.class);
  private final ElasticsearchServices services = new ElasticsearchServices();

  @BeforeEach
  void wire() throws Exception {
    ConfigurationAdmin admin = mock(ConfigurationAdmin.class);
    when(admin.getConfiguration(ElasticsearchServices.PID, null)).thenReturn(configuration);
    when(bundle.registerService(any(Class.class), any(Object.class), isNull()))
        .thenReturn(registration);
    services.setConfigurations(admin);
  }

  private void configure(Map<String, Object> values) {
    when(configuration.getProperties()).thenReturn(new Hashtable<>(values));
  }

  private void changed(String pid) {
    ConfigurationEvent event = mock(ConfigurationEvent.class);
    when(event.getPid()).thenReturn(pid);
    services.configurationEvent(event);
  }

  @Test
  void activation_offersThePortsWithoutAnElasticsearch() {
    configure(Map.of("elasticSearchAddresses", "127.0.0.1:1"));
    services.activate(bundle);
    verify(bundle).registerService(eq(EventSource.class), any(EventSource.class), isNull());
    verify(bundle).registerService(eq(ProfileStore.class), any(ProfileStore.class), isNull());
    verify(bundle).registerService(eq(DocumentStore.class), any(DocumentStore.class), isNull());
    verify(bundle).registerService(eq(CatalogueStore.class), any(CatalogueStore.class), isNull());
    verify(bundle).registerService(eq(CatalogueFeeds.class), any(CatalogueFeeds.class), isNull());
    verify(bundle).registerService(eq(HistoryImport.class), any(HistoryImport.class), isNull());
    services.deactivate();
    verify(registration, times(7)).unregister();
  }

  @Test
  void noConfiguration_meansUnomisDefaults() {
    services.activate(bundle);
    assertThat(connection().indexPrefix()).isEqualTo("context");
    services.deactivate();
  }

  @Test
  void change_isFollowedByTheSameServices() {
    configure(Map.of("index.prefix", "first"));
    services.activate(bundle);
    configure(Map.of("index.prefix", "second"));
    changed("some.other.pid");
    assertThat(connection().indexPrefix()).isEqualTo("first");
    changed(ElasticsearchServices.PID);
    assertThat(connection().indexPrefix()).isEqualTo("second");
    verify(bundle, times(7)).registerService(any(Class.class), any(Object.class), isNull());
    services.deactivate();
  }

  @Test
  void unusableConfiguration_isWaitedOut() {
    configure(Map.of("elasticSearchAddresses", "host:abc"));
    services.activate(bundle);
    verify(bundle, never()).registerService(any(Class.class), any(Object.class), isNull());
    configure(Map.of("elasticSearchAddresses", "host:9200"));
    changed(ElasticsearchServices.PID);
    verify(bundle, times(7)).registerService(any(Class.class), any(Object.class), isNull());
    services.deactivate();
  }

  private ElasticsearchConnection connection() {
    ArgumentCaptor<Object> service = ArgumentCaptor.forClass(Object.class);
    verify(bundle, atLeastOnce())
        .registerService(eq((Class) ElasticsearchConnection.class), service.capture(), isNull());
    return (ElasticsearchConnection) service.getValue();
  }
}
