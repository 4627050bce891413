using Events.Domain.People;
using static Events.Infrastructure.Demo.DemoNames;

namespace Events.Infrastructure.Demo;

/// <summary>Family name first in both scripts.</summary>
internal static class HanNames
{
    private static readonly IReadOnlyList<NamePart> families =
    [
        new("王", "WANG"), new("李", "LI"), new("张", "ZHANG"), new("刘", "LIU"), new("陈", "CHEN"), new("杨", "YANG"), new("赵", "ZHAO"), new("黄", "HUANG"),
        new("周", "ZHOU"), new("吴", "WU"), new("徐", "XU"), new("孙", "SUN"), new("胡", "HU"), new("朱", "ZHU"), new("高", "GAO"), new("林", "LIN"),
        new("何", "HE"), new("郭", "GUO"), new("罗", "LUO"), new("谢", "XIE"), new("韩", "HAN"), new("欧阳", "OUYANG"), new("司徒", "SITU"), new("龚", "GONG"),
    ];

    private static readonly IReadOnlyList<NamePart> women =
    [
        new("静怡", "Jingyi"), new("雨桐", "Yutong"), new("海燕", "Haiyan"), new("美玲", "Meiling"), new("欣然", "Xinran"), new("婉清", "Wanqing"),
        new("佳慧", "Jiahui"), new("若曦", "Ruoxi"), new("梦瑶", "Mengyao"), new("诗涵", "Shihan"), new("秋菊", "Qiuju"), new("璐", "Lu"),
    ];

    private static readonly IReadOnlyList<NamePart> men =
    [
        new("思远", "Siyuan"), new("文博", "Wenbo"), new("晓峰", "Xiaofeng"), new("志强", "Zhiqiang"), new("宇轩", "Yuxuan"), new("明哲", "Mingzhe"),
        new("浩然", "Haoran"), new("景行", "Jingxing"), new("天佑", "Tianyou"), new("家豪", "Jiahao"), new("磊", "Lei"), new("骏驰", "Junchi"),
    ];

    private static readonly IReadOnlyList<NamePart> straitsFamilies =
    [
        new("陈", "TAN"), new("林", "LIM"), new("吴", "GOH"), new("郑", "TEO"), new("许", "KOH"), new("蔡", "CHUA"), new("洪", "ANG"), new("杨", "YEO"), new("沈", "SIM"),
    ];

    private static readonly IReadOnlyList<NamePart> straitsWomen =
    [
        new("慧玲", "Hui Ling"), new("嘉欣", "Jia Xin"), new("美芳", "Mei Fang"), new("淑芬", "Shu Fen"), new("佩珊", "Pei Shan"), new("丽云", "Li Yun"),
    ];

    private static readonly IReadOnlyList<NamePart> straitsMen =
    [
        new("伟明", "Wei Ming"), new("志豪", "Zhi Hao"), new("俊杰", "Jun Jie"), new("国华", "Guo Hua"), new("文轩", "Boon Hian"), new("家俊", "Kah Chun"),
    ];

    public static PersonName Chinese(Random random)
    {
        var isWoman = random.Next(2) == 0;
        var (family, given) = (Of(random, families), Of(random, isWoman ? women : men));
        return new PersonName { Latin = $"{family.Latin} {given.Latin}", Native = family.Native + given.Native, NativeLanguage = "zh", Honorific = Title(isWoman) };
    }

    public static PersonName Singaporean(Random random)
    {
        var isWoman = random.Next(2) == 0;
        var (family, given) = (Of(random, straitsFamilies), Of(random, isWoman ? straitsWomen : straitsMen));
        return new PersonName { Latin = $"{family.Latin} {given.Latin}", Native = family.Native + given.Native, NativeLanguage = "zh", Honorific = Title(isWoman) };
    }
}
