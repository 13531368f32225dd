/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services.rest;

import io.foresight.services.SegmentOperations;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.core.Response;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Plain Unomi segments of stages, clusters, value and scores. */
@Path("/foresight/segments")
@Component(service = SegmentsResource.class, property = "osgi.jaxrs.resource=true")
public class SegmentsResource {
  @Reference private SegmentOperations operations;

  @GET
  public Response list() {
    return Answer.ok(operations::segments);
  }

  @POST
  public Response create(String body) {
    return Answer.ok(() -> operations.createSegments(Json.object(body)));
  }
}
