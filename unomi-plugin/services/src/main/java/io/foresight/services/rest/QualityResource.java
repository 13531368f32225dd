/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.QualityOperations;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the data can be trusted, and what to do about it. */
@Path("/foresight/quality")
@Component(service = QualityResource.class, property = "osgi.jaxrs.resource=true")
public class QualityResource {
  @Reference private QualityOperations operations;

  @GET
  public Response report() {
    return Answer.ok(operations::quality);
  }

  @POST
  public Response inspect() {
    return Answer.accepted(operations::inspect);
  }

  @POST
  @Path("/merge")
  public Response merge(String body) {
    return Answer.accepted(() -> operations.mergeProfiles(Json.object(body)));
  }

  @POST
  @Path("/standardise")
  public Response standardise(String body) {
    return Answer.accepted(() -> operations.standardise(Json.object(body)));
  }

  @GET
  @Path("/quarantine")
  public Response quarantined() {
    return Answer.ok(operations::quarantined);
  }

  @POST
  @Path("/quarantine")
  public Response quarantine(String body) {
    return Answer.ok(() -> operations.quarantine(Json.object(body)));
  }

  @DELETE
  @Path("/quarantine/{kind}/{id}")
  public Response release(@PathParam("kind") String kind, @PathParam("id") String id) {
    return Answer.ok(() -> operations.release(kind, id));
  }
}
