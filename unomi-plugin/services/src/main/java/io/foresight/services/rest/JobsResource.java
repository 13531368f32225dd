/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.Operations;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Long work: what runs, what ran, stop it, go on with it. */
@Path("/foresight/jobs")
@Component(service = JobsResource.class, property = "osgi.jaxrs.resource=true")
public class JobsResource {
  @Reference private Operations operations;

  @GET
  public Response list(@QueryParam("limit") @DefaultValue("50") int limit) {
    return Answer.ok(() -> operations.jobs(limit));
  }

  @GET
  @Path("/{id}")
  public Response get(@PathParam("id") String id) {
    return Answer.ok(() -> operations.job(id));
  }

  @POST
  @Path("/{id}/cancel")
  public Response cancel(@PathParam("id") String id) {
    return Answer.ok(() -> operations.cancel(id));
  }

  @POST
  @Path("/{id}/resume")
  public Response resume(@PathParam("id") String id) {
    return Answer.ok(() -> operations.resume(id));
  }
}
