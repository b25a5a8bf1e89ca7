/** Pages and API of campaigns. */
@org.jspecify.annotations.NullMarked
package org.mingcha.campaign.web;
