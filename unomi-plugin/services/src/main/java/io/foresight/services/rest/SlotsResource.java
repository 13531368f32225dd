/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.RecommendOperations;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The places where items are shown, and their rules. */
@Path("/foresight/slots")
@Component(service = SlotsResource.class, property = "osgi.jaxrs.resource=true")
public class SlotsResource {
  @Reference private RecommendOperations operations;

  @GET
  public Response list() {
    return Answer.ok(operations::slots);
  }

  @GET
  @Path("/{id}")
  public Response get(@PathParam("id") String id) {
    return Answer.ok(() -> operations.slot(id));
  }

  @PUT
  @Path("/{id}")
  public Response put(@PathParam("id") String id, String body) {
    return Answer.ok(() -> operations.putSlot(id, Json.object(body)));
  }

  @DELETE
  @Path("/{id}")
  public Response delete(@PathParam("id") String id) {
    return Answer.ok(() -> operations.deleteSlot(id));
  }
}
