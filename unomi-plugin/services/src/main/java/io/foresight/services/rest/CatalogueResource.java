/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.RecommendOperations;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The items there are to recommend. */
@Path("/foresight/catalogue")
@Component(service = CatalogueResource.class, property = "osgi.jaxrs.resource=true")
public class CatalogueResource {
  @Reference private RecommendOperations operations;

  @GET
  public Response status() {
    return Answer.ok(operations::catalogue);
  }

  @PUT
  @Path("/items")
  public Response put(String body) {
    return Answer.ok(() -> operations.putItems(Json.object(body)));
  }

  @GET
  @Path("/items/{id}")
  public Response get(@PathParam("id") String id) {
    return Answer.ok(() -> operations.item(id));
  }

  @DELETE
  @Path("/items/{id}")
  public Response delete(@PathParam("id") String id) {
    return Answer.ok(() -> operations.deleteItem(id));
  }

  @POST
  @Path("/removals")
  public Response remove(String body) {
    return Answer.ok(() -> operations.deleteItems(Json.object(body)));
  }

  @POST
  @Path("/feeds")
  public Response feed(String body) {
    return Answer.accepted(() -> operations.feed(Json.object(body)));
  }
}
