package org.mingcha.bench;

import java.util.SplittableRandom;

/**
 * Report texts of about 400 characters, the same for the same seed. Made of invented parts; long
 * enough and varied enough to cost what real ones cost.
 */
final class Samples {
  private static final String[] PLACES = {
    "东风路菜市场", "老码头采砂点", "红旗村河滩", "新区工地三号门", "城南货运站", "北山石场", "学府街夜市", "河湾镇农贸市场"
  };
  private static final String[] PEOPLE = {
    "外号“老五”的一伙人", "自称管事的几个男子", "包工头和他带的人", "村里几个强占河滩的人", "开小额贷款公司的一帮人", "常年守在路口的几个人"
  };
  private static final String[] DEEDS = {
    "每月按摊位收取所谓管理费，不交就掀摊子", "强行阻拦外地车辆装货，只准用他们的车", "以高利放款后上门堵锁眼、泼油漆逼债",
    "半夜偷采河砂，村民上前阻止就被推打", "威胁投标的人退出，事后平分好处", "开设赌局抽头，输钱的人被逼写下借条",
    "把不肯搬走的住户断水断电，还在门口摆花圈", "霸占进出道路，过一车收一次钱"
  };
  private static final String[] TIMES = {
    "从前年秋天开始", "今年三月以来", "大约有四五年了", "上个月集中发生了好几次", "几乎每逢赶集的日子", "去年汛期过后"
  };
  private static final String[] EFFECTS = {
    "附近二十多户商户都受过欺负", "有三位老人因此住了院", "几家小店已经关门", "村里人敢怒不敢言", "拉货的司机都绕着走", "很多家庭为此背上了债"
  };
  private static final String[] ENDS = {
    "曾经向有关部门反映，来人看了一圈就走了，后来没有下文。", "听说他们在镇上有人照应，每次检查之前都提前收摊。",
    "我们留有几段录音和收条，如有需要可以提供。", "希望督导组实地看一看，不要先打电话通知当地。", "请为我们保密，我们还要在这里生活。"
  };

  private Samples() {}

  static String facts(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder(440);
    while (text.length() < 400) {
      text.append(pick(TIMES, random)).append('，').append(pick(PEOPLE, random)).append("在");
      text.append(pick(PLACES, random)).append(pick(DEEDS, random)).append("，涉及金额约");
      text.append(1 + random.nextInt(90)).append("万元，").append(pick(EFFECTS, random)).append("。");
      text.append(pick(ENDS, random));
    }
    return text.toString();
  }

  static String title(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return pick(PLACES, random) + "：" + pick(DEEDS, random);
  }

  private static String pick(String[] from, SplittableRandom random) {
    return from[random.nextInt(from.length)];
  }
}
