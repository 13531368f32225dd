/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.DatasetOperations;
import io.foresight.services.Operations;
import java.util.Collections;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Goals, and what can be had of one: segments, bands, the highest, the past. */
@Path("/foresight/goals")
@Component(service = GoalsResource.class, property = "osgi.jaxrs.resource=true")
public class GoalsResource {
  @Reference private Operations operations;
  @Reference private DatasetOperations datasets;

  @GET
  public Response list() {
    return Answer.ok(operations::goals);
  }

  /** No goal can be called so, see {@link Operations#putGoal}. */
  @GET
  @Path("/templates")
  public Response templates() {
    return Answer.ok(operations::goalTemplates);
  }

  @GET
  @Path("/{id}")
  public Response get(@PathParam("id") String id) {
    return Answer.ok(() -> operations.goal(id));
  }

  @PUT
  @Path("/{id}")
  public Response put(@PathParam("id") String id, String body) {
    return Answer.ok(() -> operations.putGoal(id, Json.object(body)));
  }

  @DELETE
  @Path("/{id}")
  public Response delete(@PathParam("id") String id) {
    return Answer.ok(
        () -> {
          operations.deleteGoal(id);
          return Collections.singletonMap("deleted", id);
        });
  }

  @POST
  @Path("/{id}/rollback")
  public Response rollback(@PathParam("id") String id) {
    return Answer.ok(() -> operations.rollback(id));
  }

  @GET
  @Path("/{id}/live")
  public Response live(@PathParam("id") String id) {
    return Answer.ok(() -> operations.liveHistory(id));
  }

  @POST
  @Path("/{id}/segments")
  public Response segments(@PathParam("id") String id, String body) {
    return Answer.ok(() -> operations.createSegments(id, Json.object(body)));
  }

  @POST
  @Path("/{id}/dataset")
  public Response dataset(@PathParam("id") String id, @Context SecurityContext security) {
    return Answer.accepted(() -> datasets.exportDataset(id, Users.name(security)));
  }

  @GET
  @Path("/{id}/top")
  public Response top(
      @PathParam("id") String id, @QueryParam("limit") @DefaultValue("10") int limit) {
    return Answer.ok(() -> operations.top(id, limit));
  }

  @GET
  @Path("/{id}/bands")
  public Response bands(@PathParam("id") String id) {
    return Answer.ok(() -> operations.bands(id));
  }
}
