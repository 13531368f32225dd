/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.Operations;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is known beside the goals: value, life cycle, clusters, forecast. */
@Path("/foresight/insights")
@Component(service = InsightsResource.class, property = "osgi.jaxrs.resource=true")
public class InsightsResource {
  @Reference private Operations operations;

  @GET
  public Response list() {
    return Answer.ok(operations::insights);
  }

  @POST
  public Response learn() {
    return Answer.accepted(operations::learnInsights);
  }

  @GET
  @Path("/{id}/settings")
  public Response settings(@PathParam("id") String id) {
    return Answer.ok(() -> operations.insightSettings(id));
  }

  @PUT
  @Path("/{id}/settings")
  public Response settings(@PathParam("id") String id, String body) {
    return Answer.ok(() -> operations.putInsightSettings(id, Json.object(body)));
  }

  @GET
  @Path("/{id}")
  public Response report(@PathParam("id") String id) {
    return Answer.ok(() -> operations.insight(id));
  }
}
