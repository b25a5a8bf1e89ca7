package org.mingcha.campaign;

/**
 * Rank of an official's post (职级), from the highest. Deputies count with their level, because the
 * managing body (干部管理权限) is settled by level.
 */
public enum CadreRank implements KeyedEnum {
  /** 省部级 */
  PROVINCIAL,
  /** 厅局级 */
  BUREAU,
  /** 县处级 */
  COUNTY,
  /** 乡科级 */
  TOWNSHIP,
  /** 科员及以下 */
  STAFF,
  /** 村（社区）两委成员: no rank of their own */
  VILLAGE
}
